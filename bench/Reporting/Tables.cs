using System.Globalization;
using System.Text;

namespace Blog.Bench.Reporting;

/// <summary>A run as tables in Markdown.</summary>
internal static class Tables
{
    /// <summary>By the names under which the document has them.</summary>
    internal static IReadOnlyDictionary<string, string> All(SavedRun run) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["machine"] = Machine(run),
        ["cold"] = Cold(run, memory: null),
        ["cold-256"] = Cold(run, memory: 256),
        ["ratios"] = Ratios.Table(run),
        ["warm"] = WarmEvents(run),
        ["sizes"] = Sizes(run),
        ["pages"] = Pages(run),
    };

    /// <summary>For a terminal.</summary>
    internal static string Text(SavedRun run) =>
        string.Join("\n\n", All(run).Where(pair => pair.Value.Length > 0).Select(pair => pair.Value.TrimEnd()));

    internal static string Cold(SavedRun run, int? memory)
    {
        var starts = run.Starts.Where(start => start.Memory == memory).ToLookup(start => start.Peer, StringComparer.Ordinal);
        var reference = run.Peers.Select(peer => starts[peer.Name]).FirstOrDefault(each => each.Any());
        if (reference is null) return "";
        var rows = run.Peers.Where(peer => starts.Contains(peer.Name) || peer.Failure.Length > 0).Select(peer => starts[peer.Name].ToArray() is { Length: > 0 } own
            ? $"| {peer.Name} | {Middle(own, s => s.Init)} | {Middle(own, s => s.First)} | {Middle(own, s => s.Cold)} | {Ratio(own, reference)} "
                + $"| {Middle(own, s => s.InitCpu)} | {Middle(own, s => s.FirstCpu)} | {own.Length} |"
            : $"| {peer.Name} | failed: {InCell(peer.Failure)} | | | | | | |");
        return Table($"{Speed(memory)}: ms", ["init", "first", "cold", "beside the first", "CPU of init", "CPU of first", "starts"], rows);
    }

    private static string WarmEvents(SavedRun run)
    {
        var rows = run.Warm.Where(warm => warm.Memory is null or 256).Select(warm =>
        {
            var own = run.Starts.Where(start => start.Peer == warm.Peer && start.Memory == warm.Memory).ToArray();
            return $"| {warm.Peer} | {Speed(warm.Memory)} | {Ms(Statistics.FromPercentiles(warm.Percentiles, 50))} | {Ms(Statistics.FromPercentiles(warm.Percentiles, 99))} "
                + $"| {Middle(own, s => s.WarmCpu ?? 0)} | {warm.Count} | {Number(Statistics.Median(own.Select(s => s.PeakMemory)), 1)} MB |";
        });
        return Table("Warm: ms", ["speed", "p50", "p99", "CPU", "events", "peak memory"], rows);
    }

    private static string Sizes(SavedRun run) => Table("Size", ["files", "zip"], run.Peers
        .Where(peer => peer.ZipBytes > 0)
        .GroupBy(peer => (peer.FileBytes, peer.ZipBytes))
        .Select(same => $"| {string.Join("; ", same.Select(peer => peer.Name))} | {Megabytes(same.Key.FileBytes)} | {Megabytes(same.Key.ZipBytes)} |"));

    private static string Pages(SavedRun run) => Table("Posts in the blog", ["p50, ms", "p99, ms", "beside 100 posts", "pages"], run.Pages.Select(page =>
    {
        var reference = run.Pages.FirstOrDefault(each => each.Posts == 100);
        var ratio = reference is null ? "" : Number(Statistics.Median(page.Milliseconds) / Statistics.Median(reference.Milliseconds), 2);
        return $"| {page.Posts.ToString("N0", CultureInfo.InvariantCulture)} | {Ms(Statistics.Median(page.Milliseconds))} "
            + $"| {Ms(Statistics.Percentile(page.Milliseconds, 99))} | {ratio} | {page.Milliseconds.Count} |";
    }));

    private static string Machine(SavedRun run) => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"Measured on {run.Date:yyyy-MM-dd}: {run.Machine.Processor}, {run.Machine.Cores} cores, {run.Machine.MemoryMb} MB;")
        .AppendLine(CultureInfo.InvariantCulture, $"{run.Machine.System}, Linux {run.Machine.Kernel}; Node.js {run.Machine.Node}; {run.Machine.Compiler}; the bench on {run.Machine.Dotnet}.")
        .AppendJoin("", run.Notes.Select(note => $"\n- {note}\n"))
        .ToString();

    internal static string Table(string title, IEnumerable<string> columns, IEnumerable<string> rows)
    {
        var (all, names) = (rows.ToArray(), columns.ToArray());
        return all.Length == 0 ? "" : $"| {title} | {string.Join(" | ", names)} |\n|---|{string.Concat(names.Select(_ => "---:|"))}\n{string.Join('\n', all)}\n";
    }

    internal static string Speed(int? memory) => memory is { } share ? $"{share} MB" : "full speed";

    internal static string Ms(double milliseconds) => Number(milliseconds, milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0);

    internal static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    private static string Middle(Start[] starts, Func<Start, double> measure) => Ms(Statistics.Median(starts.Select(measure)));

    private static string Ratio(Start[] own, IEnumerable<Start> reference) =>
        Number(Statistics.Median(own.Select(s => s.Cold)) / Statistics.Median(reference.Select(s => s.Cold)), 2);

    private static string Megabytes(long bytes) => $"{Number(bytes / 1e6, 2)} MB";

    private static string InCell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
