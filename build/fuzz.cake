const string FuzzProject = "tests/Blog.Fuzz/Blog.Fuzz.csproj";

/// Its own lines tell what it found, and where that is.
void Fuzz(BuildData build) => RunInForeground(
    "dotnet",
    [
        $"tests/Blog.Fuzz/bin/{Configuration}/net10.0/Blog.Fuzz.dll",
        "fuzz", $"{build.Fuzz.Minutes * 60}", ".", .. build.Fuzz.Readers,
    ],
    explanation: "");
