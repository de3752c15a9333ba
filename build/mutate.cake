const string Mutations = $"{Artifacts}/mutations";

/// Stryker builds what it needs, and ends with an error below the score.
void Mutate() => RunInForeground(
    "dotnet",
    [
        "stryker", "--config-file", "stryker-config.json", "--skip-version-check",
        "--output", System.IO.Path.GetFullPath(Mutations),
    ],
    $"Fewer than 90 % of the mutants are killed: {Mutations}/reports/mutation-report.html shows which survive.",
    folder: "tests/Blog.PropertyTests");
