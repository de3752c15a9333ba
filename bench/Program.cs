using Blog.Bench;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Local;

try
{
    return BenchOptions.Parse(args) switch
    {
        (BenchOptions options, _) => await Run(options),
        (_, var fault) => Fail(2, fault),
    };
}
catch (Exception problem) when (problem is BenchException
    or CannotRunException
    or IOException
    or UnauthorizedAccessException)
{
    return Fail(1, problem.Message);
}

static async Task<int> Run(BenchOptions options)
{
    var report = options.Save is { } folder ? new SavedReport(folder) : null;
    var run = options.ReportOnly ? report!.Read() : await BenchRun.Measure(options, Console.Error.WriteLine);
    Console.WriteLine(Tables.Text(run));
    report?.Save(run);
    report?.Report(report.Read(), Workbench.Here); // as it was saved: numbers to a thousandth
    return run.Failures.Count > 0 ? 1 : 0;
}

static int Fail(int exitCode, string line)
{
    Console.Error.WriteLine(line);
    return exitCode;
}
