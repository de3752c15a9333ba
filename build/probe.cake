const string Probe = "tests/Blog.NativeProbe/Blog.NativeProbe.csproj";
const string Seen = "tests/Blog.NativeProbe/seen.txt";

/// Twice: with the library as it is, and without the bodies that the functions go without.
void ProbeNatively(PublishData publish)
{
    RefuseOtherSystems();
    Console.WriteLine("Compiling the probe of LanguageExt to native code, twice, a minute or two ...");
    var whole = ProbedLines(publish, trimmed: false);
    var trimmed = ProbedLines(publish, trimmed: true);
    var version = XmlPeek("Directory.Packages.props", "//PackageVersion[@Include='LanguageExt.Core']/@Version");
    var lines = whole.Zip(trimmed, (one, other) => $"{one.Outcome,-24}{other.Outcome,-24}{one.Member}").ToArray();
    System.IO.File.WriteAllLines(Seen,
        [$"LanguageExt.Core {version}", "", $"{"whole",-24}{"as the functions are",-24}member", .. lines]);
    foreach (var line in lines.Where(line => line.Split("works").Length < 3))
        Console.WriteLine(line);
    Console.WriteLine(
        $"{lines.Length} members: {whole.Count(Works)} work, {trimmed.Count(Works)} as the functions are. {Seen} is "
        + "written.");

    static bool Works((string Outcome, string Member) probe) => probe.Outcome == "works";
}

(string Outcome, string Member)[] ProbedLines(PublishData publish, bool trimmed)
{
    var output = $"{Artifacts}/native-probe/{(trimmed ? "trimmed" : "whole")}";
    DotNetPublish(Probe, new DotNetPublishSettings
    {
        Configuration = Configuration,
        OutputDirectory = output,
        Verbosity = DotNetVerbosity.Quiet,
        MSBuildSettings = Properties(publish).WithProperty("Trimmed", trimmed ? "true" : "false"),
        HandleExitCode = OrFail("The publish failed: mend the errors above."),
    });
    var text = TextOf($"{output}/native-probe")
        ?? throw new CakeException($"{output}/native-probe did not come to its end: run it to see why.");
    return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t'))
        .Select(parts => (parts[0], parts[1]))
        .ToArray();
}
