/// The methods that are called: the native compiler places them together, in that order (docs/adr/0013).
const string MethodOrder = "src/Blog.Functions/MethodOrder.txt";
const string Recorder = "bench/peers/first-calls.c";
const string Recording = "artifacts/method-order";

/// The bench runs the recorder as one of its peers, and the recorder the functions: their start, and events of
/// CreatePost until they call nothing new.
void RecordMethodOrder(PublishData publish)
{
    RefuseToRecord(publish);
    CleanDirectory(Recording);
    var (recorder, list) = ($"{Recording}/first-calls", $"{Recording}/list.txt");
    var compiler = OnPath("cc") ? "cc" : OnPath("gcc") ? "gcc" : "clang";
    if (TextOf(compiler, "-O2", "-D_GNU_SOURCE", "-o", recorder, Recorder) is null)
        throw new CakeException($"{Recorder} does not compile: `{compiler} -D_GNU_SOURCE {Recorder}` says why.");
    var recorded = new[] { recorder, publish.Methods, list, publish.Executable }.Select(System.IO.Path.GetFullPath);
    RunInForeground(
        "dotnet",
        [
            "bench/bin/Release/net10.0/Blog.Bench.dll", "--runs", "1", "--memory", "full", "--functions", "CreatePost",
            "--peers", "sdk", "--peer", $"recorded={string.Join(' ', recorded)}",
        ],
        "The functions did not run under the recorder: its message stands above.");
    // By name: similar methods side by side pack better, and threads would give another order in each recording.
    var called = System.IO.File.ReadLines(list).Order(StringComparer.Ordinal).ToArray();
    System.IO.File.WriteAllLines(MethodOrder, called);
    Console.WriteLine($"{MethodOrder}: {called.Length} methods.");
}

static void RefuseToRecord(PublishData publish)
{
    if (Machine.Architecture != "x86_64")
        throw new CakeException(
            "The recorder runs on x86_64 only, and this machine is arm64. The list that it makes holds for both.");
    if (!publish.IsOrdered)
        throw new CakeException(
            "The list is for the edge sdk on net10.0, and Directory.Build.props names another edge or framework.");
}
