# The functions' native executable, linked on the Amazon Linux that it is to run on:
#
#     docker build --output artifacts/function .                                     Amazon Linux 2, .NET 9
#     docker build --output artifacts/function --build-arg AMAZON_LINUX=al2023 .   Amazon Linux 2023, .NET 10
#
# `dotnet cake --target=Publish --builder=docker` does the same, checks the outcome and packs it.

ARG AMAZON_LINUX=al2

# One stage for each system; the build takes the one that AMAZON_LINUX names and skips the other.

# .NET 9 is the newest that runs here: .NET 10 needs glibc 2.27, this has 2.26.
FROM amazonlinux:2 AS al2
ENV SDK_CHANNEL=9.0 FUNCTIONS_FRAMEWORK=net9.0
RUN --mount=type=cache,id=yum-al2,target=/var/cache/yum,sharing=locked \
    yum install -y --setopt=keepcache=1 clang findutils gcc gzip krb5-libs libstdc++ openssl-libs tar zlib-devel

FROM amazonlinux:2023 AS al2023
ENV SDK_CHANNEL=10.0 FUNCTIONS_FRAMEWORK=net10.0
RUN --mount=type=cache,id=dnf-al2023,target=/var/cache/dnf,sharing=locked \
    dnf install -y --setopt=keepcache=1 clang findutils gcc gzip krb5-libs libstdc++ openssl-libs tar zlib-devel

# Both systems get the SDK in the same way; Amazon Linux 2 has no package of it.
FROM ${AMAZON_LINUX} AS sdk
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel "$SDK_CHANNEL" --install-dir /usr/share/dotnet
ENV PATH=/usr/share/dotnet:$PATH \
    DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    DOTNET_NOLOGO=1 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# The packages, a layer of its own that only the files which name them can change. CI makes the restore a locked one.
# Without global.json, which asks for SDK 10: here the system decides.
FROM sdk AS restored
ARG FRAMEWORK
ARG LAMBDA_HOST=BuiltIn
ENV CI=true FUNCTIONS_FRAMEWORK=${FRAMEWORK:-$FUNCTIONS_FRAMEWORK} LAMBDA_HOST=${LAMBDA_HOST}
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/Blog.Core/Blog.Core.csproj src/Blog.Core/packages.lock.json src/Blog.Core/
COPY src/Blog.Functions/Blog.Functions.csproj src/Blog.Functions/packages.lock.json src/Blog.Functions/
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    dotnet restore src/Blog.Functions/Blog.Functions.csproj \
        -p:FunctionsFramework="$FUNCTIONS_FRAMEWORK" -p:LambdaHost="$LAMBDA_HOST"

# Restores once more, which takes a moment: the layer above may be older than the cache of packages that it filled.
# No cache of bin and obj: any change of a source compiles the whole program anew, and no change is a cached layer.
FROM restored AS published
COPY .editorconfig ./
COPY src/BannedSymbols.Native.txt src/
COPY src/Blog.Core src/Blog.Core
COPY src/Blog.Functions src/Blog.Functions
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    dotnet publish src/Blog.Functions/Blog.Functions.csproj --configuration Release --output /function \
        -p:FunctionsFramework="$FUNCTIONS_FRAMEWORK" -p:LambdaHost="$LAMBDA_HOST" \
        -p:CopyOutputSymbolsToPublishDirectory=false \
    && rm -f /function/*.dbg /function/*.pdb

# Only what is deployed, so that `--output` writes nothing else.
FROM scratch
COPY --from=published /function/ /
