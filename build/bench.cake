const string Bench = "bench/Blog.Bench.csproj";
/// The samples and pictures of the run that docs/performance.md shows.
const string SavedRun = "docs/performance";

/// As many starts as a median that is shown must have.
const int FewestRuns = 20;

void RunBench(BenchData bench)
{
    if (!IsWhole(bench))
        Console.WriteLine(
            $"A part of a run, or one of fewer than {FewestRuns} starts: it is printed, and docs/performance.md stays "
            + "as it is.");
    RunInForeground("dotnet", ["bench/bin/Release/net10.0/Blog.Bench.dll", .. BenchArguments(bench)],
        "The bench ended with an error: its message stands above.");
}

static IEnumerable<string> BenchArguments(BenchData bench) => bench switch
{
    { ReportOnly: true } => ["--report-only", "--save", SavedRun],
    _ when IsWhole(bench) => [
        "--runs", $"{bench.Runs}", "--sweep", "128,512,1024,1769", "--pages", "10,100,1000,10000,100000", "--save",
        SavedRun,
    ],
    _ => [
        "--runs",
        $"{bench.Runs}",
        .. Given("memory", bench.Memory),
        .. Given("functions", bench.Functions),
        .. Given("peers", bench.Peers),
        .. bench.Others.SelectMany(other => Given("peer", other)),
    ],
};

static bool IsWhole(BenchData bench) =>
    bench.ReportOnly
    || (bench.Runs >= FewestRuns && bench is { Memory: "", Functions: "", Peers: "", Others.Length: 0 });

static string[] Given(string option, string value) => value == "" ? [] : [$"--{option}", value];

/// Never missing: without it the bench leaves one of its peers out.
static Finding FindOpenSslHeaders()
{
    var folder = System.IO.Directory.CreateTempSubdirectory("blog-openssl-").FullName;
    try
    {
        var source = System.IO.Path.Combine(folder, "headers.c");
        System.IO.File.WriteAllText(source, "#include <openssl/ssl.h>\nint main(void) { return 0; }");
        return TextOf("cc", ["-o", System.IO.Path.Combine(folder, "headers"), source, "-lssl", "-lcrypto"]) is not null
            ? new("with its headers")
            : new(
                $"without its headers; Bench leaves the limit in C out "
                + $"({Install("libssl-dev", "openssl-devel", "openssl")})");
    }
    finally
    {
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
