const string CdkTests = "tests/Blog.CdkTests/Blog.CdkTests.csproj";

/// The tests that compare the templates write them instead.
void WriteGolden(BuildData build)
{
    Compile(CdkTests, build);
    var lines = new List<string>();
    DotNetTest(CdkTests, new DotNetTestSettings
    {
        Configuration = Configuration,
        NoBuild = true,
        NoLogo = true,
        Filter = "FullyQualifiedName~GoldenTests",
        EnvironmentVariables = { ["WRITE_GOLDEN"] = "true" },
        SetupProcessSettings = settings =>
        {
            settings.RedirectStandardOutput = true;
            settings.RedirectedStandardOutputHandler = line => { lines.Add(line); return null; };
        },
        HandleExitCode = code =>
            code == 0 ? true : throw new CakeException($"The templates were not written:\n{string.Join('\n', lines)}"),
    });
    Console.WriteLine("tests/Blog.CdkTests/golden is written: look at its diff.");
}
