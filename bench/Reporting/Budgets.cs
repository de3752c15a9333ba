namespace Blog.Bench.Reporting;

/// <summary>CreatePost of both edges beside what must not be exceeded, and beside what would be good.</summary>
internal static class Budgets
{
    private static readonly Row[] Rows =
    [
        new("cold at 256 MB, beside the limit in C", 2, new(2.7, Aim: 2.1), new(1.7, Aim: 1.4),
            (run, own) => run.Cold(own, 256) / run.Cold(run.CreatePost("Limit"), 256)),
        new("cold at 256 MB, beside Node.js", 3, new(0.11), new(0.07),
            (run, own) => run.Cold(own, 256) / run.Cold(run.CreatePost("Node"), 256)),
        new("CPU of a warm event at full speed, beside the limit in C", 2, new(7, Aim: 5), new(2.6, Aim: 2),
            (run, own) => run.WarmCpu(own, null) / run.WarmCpu(run.CreatePost("Limit"), null)),
        new("first event at 256 MB, ms", 2, new(3), new(2),
            (run, own) => run.Median(own, 256, start => start.First)),
        new("peak memory after the last warm event at full speed, MB", 1, new(26), new(17),
            (run, own) => run.Median(own, null, start => start.PeakMemory)),
        new("executable and what is beside it, MB", 2, new(18), new(8), (_, own) => own.FileBytes / 1e6),
        new("zip, MB", 2, new(7), new(3.5), (_, own) => own.ZipBytes / 1e6),
    ];

    internal static string Table(SavedRun run) => Markdown.Table(
        ["`sdk`", "budget", "aim", "`lean`", "budget", "aim"],
        "CreatePost",
        from row in Rows
        let sdk = Cells(run, "Sdk", row, row.Sdk)
        let lean = Cells(run, "Lean", row, row.Lean)
        where sdk[0].Length + lean[0].Length > 0
        select Markdown.Row([row.Name, .. sdk, .. lean]));

    /// <summary>The measure, empty where the run has none, and its budget and aim.</summary>
    private static string[] Cells(SavedRun run, string kind, Row row, Limits limits) =>
    [
        run.CreatePost(kind) is { FileBytes: > 0 } own && row.Measure(run, own) is { } value
            ? Markdown.Number(value, row.Decimals) + (value > limits.Budget ? ", over" : "")
            : "",
        Markdown.Plain(limits.Budget),
        limits.Aim is { } aim ? Markdown.Plain(aim) : "",
    ];

    private sealed record Limits(double Budget, double? Aim = null);

    private sealed record Row(
        string Name, int Decimals, Limits Sdk, Limits Lean, Func<SavedRun, PeerRow, double?> Measure);
}
