# The functions' native executable, compiled on the Amazon Linux that it is to run on, for this machine's processor:
#
#     docker build --output artifacts/function .                                 Amazon Linux 2023, .NET 10
#     docker build --output artifacts/function --build-arg AMAZON_LINUX=al2 .    Amazon Linux 2, .NET 9
#
# `dotnet cake --target=Publish --builder=docker` does the same, checks the outcome and packs it.
#
#     --build-arg     default             meaning
#     AMAZON_LINUX    al2023              the stage below that compiles: al2023 or al2
#     AL2023_IMAGE    amazonlinux:2023    its image, and the other stage's
#     AL2_IMAGE       amazonlinux:2
#     AL2023_SDK      10.0.401            its SDK: a version, or `latest` of its .NET; and the other stage's
#     AL2_SDK         latest
#     FRAMEWORK       the stage's         net10.0 or net9.0
#     EDGE            sdk                 or lean, amazon
#
# A tag moves. To build on the same image every time, append its digest, here or in the command line
# (`--build-arg AL2023_IMAGE=amazonlinux:2023@sha256:...`); `docker buildx imagetools inspect amazonlinux:2023` prints it, and
# it holds for both processors.

ARG AMAZON_LINUX=al2023
ARG AL2023_IMAGE=amazonlinux:2023
ARG AL2_IMAGE=amazonlinux:2

# A stage for each system. The build takes the one that AMAZON_LINUX names and skips the other.

FROM ${AL2023_IMAGE} AS al2023
RUN --mount=type=cache,id=dnf-al2023,target=/var/cache/dnf,sharing=locked \
    dnf install -y --setopt=keepcache=1 clang findutils gcc gzip krb5-libs libstdc++ openssl-libs tar zlib-devel
ARG AL2023_SDK=10.0.401
ENV SDK_CHANNEL=10.0 SDK_VERSION=${AL2023_SDK} FUNCTIONS_FRAMEWORK=net10.0

# .NET 9 is the newest that runs here: .NET 10 needs glibc 2.27, Amazon Linux 2 has 2.26. Its support has ended, so `latest`
# no longer moves.
FROM ${AL2_IMAGE} AS al2
RUN --mount=type=cache,id=yum-al2,target=/var/cache/yum,sharing=locked \
    yum install -y --setopt=keepcache=1 clang findutils gcc gzip krb5-libs libstdc++ openssl-libs tar zlib-devel
ARG AL2_SDK=latest
ENV SDK_CHANNEL=9.0 SDK_VERSION=${AL2_SDK} FUNCTIONS_FRAMEWORK=net9.0

# Both systems get the SDK from Microsoft's script, at any version that was ever released. Amazon Linux 2 has no package of
# it, and Amazon Linux 2023 has one only in images of release 2023.10.20260330 or newer, at the version of that release.
FROM ${AMAZON_LINUX} AS sdk
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN curl -fsSL https://dot.net/v1/dotnet-install.sh \
    | bash -s -- --channel "$SDK_CHANNEL" --version "$SDK_VERSION" --install-dir /usr/share/dotnet
ENV PATH=/usr/share/dotnet:$PATH \
    DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    DOTNET_NOLOGO=1 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# The packages, a layer that only the files which name them can change. CI makes the restore a locked one, by the lock files
# of the framework and the processor; net9.0 on arm64 has none, and its packages are resolved as it is built. Without
# global.json, which asks for SDK 10: here the system decides.
FROM sdk AS restored
ARG FRAMEWORK
ARG EDGE=sdk
ENV CI=true FUNCTIONS_FRAMEWORK=${FRAMEWORK:-$FUNCTIONS_FRAMEWORK} EDGE=${EDGE}
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/Blog.Core/Blog.Core.csproj src/Blog.Core/packages*.lock.json src/Blog.Core/
COPY src/LeanLambda/LeanLambda.csproj src/LeanLambda/packages*.lock.json src/LeanLambda/
COPY src/Blog.Functions/Blog.Functions.csproj src/Blog.Functions/packages*.lock.json src/Blog.Functions/
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    dotnet restore src/Blog.Functions/Blog.Functions.csproj \
        -p:FunctionsFramework="$FUNCTIONS_FRAMEWORK" -p:Edge="$EDGE"

# Restores once more, which takes a moment: the layer above may be older than the cache of packages that it filled.
# No cache of bin and obj: any change of a source compiles the whole program anew, and no change is a cached layer.
FROM restored AS published
COPY .editorconfig ./
COPY src/BannedSymbols.Native.txt src/
COPY src/Blog.Core src/Blog.Core
COPY src/LeanLambda src/LeanLambda
COPY src/Blog.Functions src/Blog.Functions
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    dotnet publish src/Blog.Functions/Blog.Functions.csproj --configuration Release --output /function \
        -p:FunctionsFramework="$FUNCTIONS_FRAMEWORK" -p:Edge="$EDGE" \
        -p:CopyOutputSymbolsToPublishDirectory=false \
    && rm -f /function/*.dbg /function/*.pdb

# Only what is deployed, so that `--output` writes nothing else.
FROM scratch
COPY --from=published /function/ /
