using System.Xml.Linq;
using System.Diagnostics;

record Suite(string Name, string Project)
{
    /// Which tests are the suite's, besides what --filter asks for; all for an empty one.
    public string Filter { get; init; } = "";

    /// Why it cannot run here; nothing where it can.
    public string SkippedBecause { get; init; } = "";

    public IDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Results => $"{Artifacts}/test-results/{Name}";
}

record TestCase(string Name, string Outcome, string Message);

/// A suite with a fault did not come to its end; it counts as one failure more.
record SuiteResult(Suite Suite, TimeSpan Took, IReadOnlyList<TestCase> Tests, string Fault)
{
    public IEnumerable<TestCase> Failed => Tests.Where(test => test.Outcome is not ("Passed" or "NotExecuted"))
        .Concat(Fault == "" ? [] : [new TestCase(Suite.Name, "Failed", Fault)]);

    public IEnumerable<TestCase> Skipped => Tests.Where(test => test.Outcome == "NotExecuted");

    public Count Count => new(Tests.Count(test => test.Outcome == "Passed"), Failed.Count(), Skipped.Count());
}

record Count(int Passed, int Failed, int Skipped)
{
    public override string ToString() =>
        $"{Passed} passed, {Failed} failed" + (Skipped == 0 ? "" : $", {Skipped} skipped");
}

/// All of the suites run side by side, whatever fails.
void RunSuites(BuildData build, params Suite[] suites) =>
    Report(System.Threading.Tasks.Task.WhenAll(suites.Select(suite => Suites(build, [], suite))).Result
        .SelectMany(results => results));

/// Suites that run one after the other, apart from whatever else runs, once what they need is there. They are left out
/// if that fails.
System.Threading.Tasks.Task<SuiteResult[]> Suites(
    BuildData build,
    System.Threading.Tasks.Task<SuiteResult[]>[] needed,
    params Suite[] suites) =>
    After(needed, () => suites.Select(suite => RunSuite(suite, build)));

/// Steps that run one after the other, apart from whatever else runs, until one fails: that is a failure of the test.
System.Threading.Tasks.Task<SuiteResult[]> Steps(
    System.Threading.Tasks.Task<SuiteResult[]>[] needed,
    params (string Name, Action Do)[] steps) =>
    After(needed, () => UpToTheFirstFailure(steps.Select(RunStep)));

static async System.Threading.Tasks.Task<SuiteResult[]> After(
    System.Threading.Tasks.Task<SuiteResult[]>[] needed,
    Func<IEnumerable<SuiteResult>> run)
{
    var done = await System.Threading.Tasks.Task.WhenAll(needed);
    return done.SelectMany(results => results).Any(result => result.Fault != "")
        ? []
        : await System.Threading.Tasks.Task.Run(() => run().ToArray());
}

static SuiteResult RunStep((string Name, Action Do) step)
{
    var watch = Stopwatch.StartNew();
    try
    {
        step.Do();
        return new(new Suite(step.Name, ""), watch.Elapsed, [], Fault: "");
    }
    catch (CakeException failure)
    {
        return new(new Suite(step.Name, ""), watch.Elapsed, [], failure.Message);
    }
}

static IEnumerable<SuiteResult> UpToTheFirstFailure(IEnumerable<SuiteResult> results)
{
    foreach (var result in results)
    {
        yield return result;
        if (result.Fault != "")
            yield break;
    }
}

/// What starts the functions waits for their executables only: the programs that try the packages are compiled beside
/// it. The order of the lanes is that of the time that they take.
IEnumerable<SuiteResult> TestAll(BuildData build)
{
    var functions = Steps(
        [],
        ("Publish", () => PublishFunctions(build.Publish)),
        ("PublishLean", () => PublishFunctions(Lean(build.Publish))));
    var packages = Steps(
        [functions],
        ("PublishLeanSmoke", () => PublishLeanSmoke(build.Publish)),
        ("PublishClientSmoke", () => PublishClientSmoke(build.Publish)),
        ("Pack", () => Pack(build.Publish)));
    var browser = Steps([], ("Browser", () => FindBrowser(docsTests)));
    Suite[] unpublished =
    [
        integrationTests, propertyTests, fuzzTests, architectureTests, cdkTests,
//#if (bench)
        benchTests,
//#endif
    ];
    return System.Threading.Tasks.Task.WhenAll(
        functions,
        packages,
        browser,
        Steps([], ("Format", () => CheckFormat(fix: false)), ("Lint", Lint)),
        Steps([], ("TemplateCopy", MakeTemplateCopy)),
        Suites(build, [], unpublished),
        Suites(build, [functions], endToEndTests),
        Suites(build, [functions], reliabilityTests),
        Suites(build, [functions, browser], buildTests, docsTests),
        Suites(build, [packages], leanTests, clientTests)).Result
        .SelectMany(results => results);
}

void Report(IEnumerable<SuiteResult> all)
{
    var results = all.ToArray();
    var total = PrintSummary(results);
    if (total.Failed > 0 || (total.Passed == 0 && results.Any(result => result.Suite.SkippedBecause == "")))
        throw new AlreadyTold();
}

SuiteResult RunSuite(Suite suite, BuildData build)
{
    if (suite.SkippedBecause != "")
        return new(suite, TimeSpan.Zero, [new TestCase(suite.Name, "NotExecuted", suite.SkippedBecause)], Fault: "");
    var (lines, watch) = (new List<string>(), Stopwatch.StartNew());
    CleanDirectory(suite.Results);
    var exitCode = 0;
    DotNetTest(
        suite.Project,
        TestSettings(suite, build, line => { lock (lines) lines.Add(line); }, code => exitCode = code));
    PrintBlock(suite, lines);
    return ReadResult(suite, watch.Elapsed, exitCode);
}

static DotNetTestSettings TestSettings(Suite suite, BuildData build, Action<string> write, Action<int> end) => new()
{
    Configuration = Configuration,
    NoBuild = true,
    PathType = DotNetTestPathType.Project,
    Filter = Both(suite.Filter, build.Filter),
    // What a test needs is there, or the targets have a fault: tests/Shared/NeedsAttribute.cs.
    // The processes that tests start end before a profile of their methods repays them, Cake's above all.
    EnvironmentVariables = new Dictionary<string, string>(suite.Variables)
    {
        ["BLOG_TESTS_MISSING"] = "fails",
        ["DOTNET_TieredPGO"] = "0",
    },
    ResultsDirectory = suite.Results,
    // xUnit's own report: the platform's fails when a fixture fails at its end. A test that hangs is ended, and named.
    ArgumentCustomization = arguments => arguments
        .Append("--report-xunit-trx --report-xunit-trx-filename results.trx")
        .Append("--hangdump --hangdump-timeout 4m --hangdump-type None"),
    SetupProcessSettings = settings =>
    {
        settings.RedirectStandardOutput = settings.RedirectStandardError = true;
        settings.RedirectedStandardOutputHandler = settings.RedirectedStandardErrorHandler = line =>
        {
            if (!string.IsNullOrWhiteSpace(line))
                write(line);
            return null;
        };
    },
    HandleExitCode = code => { end(code); return true; },
};

static string Both(string one, string other) =>
    one == "" || other == "" ? $"{one}{other}" : $"({one})&({other})";

static SuiteResult ReadResult(Suite suite, TimeSpan took, int exitCode)
{
    var file = System.IO.Path.Combine(suite.Results, "results.trx");
    if (!System.IO.File.Exists(file))
        return new(
            suite,
            took,
            [],
            Hung(suite) ?? $"ended with exit code {exitCode} and no result file; its output stands above");
    var nodes = XDocument.Load(file).Descendants().ToLookup(node => node.Name.LocalName);
    var tests = nodes["UnitTestResult"].Select(ToTestCase).ToArray();
    return new(suite, took, tests, Fault(tests, (int)nodes["Counters"].Single().Attribute("error"), exitCode));
}

/// The tests that ran when the suite was ended, or null; the runner notes them in a file.
static string Hung(Suite suite) =>
    System.IO.Directory.EnumerateFiles(suite.Results, "*_hang.log").FirstOrDefault() is { } file
        ? "hung in " + string.Join(", ", System.IO.File.ReadLines(file))
        : null;

/// Errors are those outside of any test, as of a fixture at its end.
static string Fault(TestCase[] tests, int errors, int exitCode) =>
    errors > 0 ? "failed outside of its tests; its output stands above"
    : tests.Length == 0 ? "ran no test"
    : exitCode != 0 && tests.All(test => test.Outcome is "Passed" or "NotExecuted")
        ? $"ended with exit code {exitCode}; its output stands above"
        : "";

static TestCase ToTestCase(XElement result) => new(
    (string)result.Attribute("testName"),
    (string)result.Attribute("outcome"),
    result.Descendants().FirstOrDefault(node => node.Name.LocalName is "Message" or "StdOut")?.Value.Trim() ?? "");

static void PrintBlock(Suite suite, List<string> lines)
{
    lock (Console.Out)
        Console.WriteLine($"\n== {suite.Name}\n{string.Join('\n', lines)}");
}

static Count PrintSummary(SuiteResult[] results)
{
    Console.WriteLine();
    foreach (var result in results)
        Console.WriteLine($"{result.Suite.Name,-18}{result.Took.TotalSeconds,5:0} s  {result.Count}");
    foreach (var test in results.SelectMany(result => result.Skipped))
        Console.WriteLine(Line("SKIPPED", test));
    foreach (var test in results.SelectMany(result => result.Failed))
        Console.WriteLine(Line("FAILED ", test));
    var total = new Count(
        results.Sum(result => result.Count.Passed),
        results.Sum(result => result.Count.Failed),
        results.Sum(result => result.Count.Skipped));
    Console.WriteLine(total);
    return total;
}

static string Line(string outcome, TestCase test) =>
    $"{outcome} {test.Name}: {test.Message.ReplaceLineEndings("\n          ")}";
