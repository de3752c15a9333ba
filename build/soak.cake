const string Reliability = "tests/Blog.ReliabilityTests/Blog.ReliabilityTests.csproj";

/// A run that is shorter says little of memory, and is printed only.
const int FewestMinutes = 10;

void RunSoak(BuildData build)
{
    if (build.Soak.Minutes < FewestMinutes)
        Console.WriteLine(
            $"Fewer than {FewestMinutes} minutes: the figures are printed, and docs/reliability.md stays as it is.");
    RunInForeground(
        "dotnet",
        ["tests/Blog.ReliabilityTests/bin/Release/net10.0/Blog.ReliabilityTests.dll", .. SoakArguments(build)],
        "The soak found violations, or ended with an error: its message stands above.");
}

static string[] SoakArguments(BuildData build) =>
[
    "soak", build.Publish.Edge, build.Publish.Executable, $"{build.Soak.Minutes}", $"{build.Soak.Seed}",
    .. build.Soak.Minutes < FewestMinutes ? Array.Empty<string>() : ["save"],
];
