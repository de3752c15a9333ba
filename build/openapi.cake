const string OpenApi = "src/Blog.OpenApi/Blog.OpenApi.csproj";
const string OpenApiFile = "docs/openapi.json";

void WriteOpenApi(BuildData build)
{
    Compile(OpenApi, build);
    OrFail("The document was not written: the message stands above.")(StartProcess("dotnet", new ProcessSettings
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("src/Blog.OpenApi/bin/Release/net10.0/Blog.OpenApi.dll")
            .Append(OpenApiFile),
    }));
    Console.WriteLine($"{OpenApiFile} is written.");
}

/// Spectral's rules are those of .spectral.yaml; a warning fails as an error does.
void Lint()
{
    LintOpenApi();
    LintDockerfile();
    LintWorkflows();
}

void LintOpenApi()
{
    Console.WriteLine($"Linting {OpenApiFile} ...");
    OrFail($"{OpenApiFile} breaks a rule: mend src/Blog.OpenApi, then `dotnet cake --target=OpenApi`.")(
        StartProcess("node", new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder()
                .Append("node_modules/@stoplight/spectral-cli/dist/index.js lint")
                .Append(OpenApiFile)
                .Append("--ruleset .spectral.yaml --fail-severity=warn --quiet"),
        }));
}
