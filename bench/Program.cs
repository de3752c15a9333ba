using Blog.Bench;
using Blog.Bench.Reporting;
using Blog.Local;

try
{
    return BenchOptions.Parse(args) switch
    {
        (BenchOptions options, _) => Tell(await BenchRun.Measure(options, Console.Error.WriteLine)),
        (_, var fault) => Fail(2, fault),
    };
}
catch (Exception problem) when (problem is BenchException or CannotRunException)
{
    return Fail(1, problem.Message);
}

static int Tell(SavedRun run)
{
    Console.WriteLine(Tables.Text(run));
    return run.Peers.Any(peer => peer.Failure.Length > 0) ? 1 : 0;
}

static int Fail(int exitCode, string line)
{
    Console.Error.WriteLine(line);
    return exitCode;
}
