using System.Globalization;

namespace Blog.Bench.Reporting;

/// <summary>A run as tables in Markdown.</summary>
internal static class Tables
{
    /// <summary>
    /// By the names under which the document has them; empty where nothing of that kind was measured.
    /// </summary>
    internal static IReadOnlyDictionary<string, string> All(SavedRun run) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = Summary.Text(run),
            ["machine"] = Machine(run),
            ["budgets"] = Budgets.Table(run),
            ["cold"] = Cold(run, memory: null),
            ["cold-256"] = Cold(run, memory: 256),
            ["ratios"] = Ratios.Table(run),
            ["warm"] = WarmEvents(run),
            ["sizes"] = Sizes(run),
            ["pages"] = Pages(run),
        };

    /// <summary>For a terminal.</summary>
    internal static string Text(SavedRun run) =>
        string.Join("\n\n", All(run).Values.Where(table => table.Length > 0).Select(table => table.TrimEnd()));

    internal static string Cold(SavedRun run, int? memory)
    {
        var starts = run.Starts.Where(start => start.Memory == memory).ToLookup(
            start => start.Peer,
            StringComparer.Ordinal);
        var failures = run.Failures.Where(failure => failure.Memory == memory).ToLookup(
            failure => failure.Peer,
            StringComparer.Ordinal);
        var reference = run.Peers.Select(peer => starts[peer.Name].ToArray()).FirstOrDefault(own => own.Length > 0, []);
        return Markdown.Table(
            ["init", "first", "cold", "beside the first", "CPU of init", "CPU of first", "starts"],
            $"{Markdown.Speed(memory)}: ms",
            from peer in run.Peers
            where starts.Contains(peer.Name) || failures.Contains(peer.Name)
            select failures[peer.Name].FirstOrDefault() is { Why: var why }
                ? Markdown.Row(peer.Name, $"failed: {why}", "", "", "", "", "", "")
                : ColdRow(peer.Name, [.. starts[peer.Name]], reference));
    }

    private static string ColdRow(string name, Start[] own, Start[] reference) => Markdown.Row(
        name,
        Middle(own, start => start.Init), Middle(own, start => start.First), Middle(own, start => start.Cold),
        Markdown.Number(
            Statistics.Median(
                own.Select(start => start.Cold)) / Statistics.Median(reference.Select(start => start.Cold)),
            2),
        Middle(own, start => start.InitCpu), Middle(own, start => start.FirstCpu),
        $"{own.Length}");

    private static string WarmEvents(SavedRun run) => Markdown.Table(
        ["speed", "p50", "p99", "CPU", "events", "peak memory"],
        "Warm: ms",
        from warm in run.Warm
        where HasTable(warm.Memory)
        let own = run.Starts.Where(start => start.Peer == warm.Peer && start.Memory == warm.Memory).ToArray()
        select Markdown.Row(
            warm.Peer,
            Markdown.Speed(warm.Memory),
            Markdown.Ms(Statistics.FromPercentiles(warm.Percentiles, 50)),
            Markdown.Ms(Statistics.FromPercentiles(warm.Percentiles, 99)),
            Middle(own, start => start.WarmCpu ?? 0),
            $"{warm.Count}",
            $"{Markdown.Number(Statistics.Median(own.Select(start => start.PeakMemory)), 1)} MB"));

    private static string Sizes(SavedRun run) => Markdown.Table(
        ["files", "zip"],
        "Size",
        from peer in run.Peers
        where peer.ZipBytes > 0
        group peer.Name by (peer.FileBytes, peer.ZipBytes) into same
        select Markdown.Row(
            string.Join("; ", same),
            Markdown.Megabytes(same.Key.FileBytes),
            Markdown.Megabytes(same.Key.ZipBytes)));

    private static string Pages(SavedRun run) => Markdown.Table(
        ["p50, ms", "p99, ms", "beside 100 posts", "pages"],
        "Posts in the blog",
        from page in run.Pages
        let reference = run.Pages.FirstOrDefault(each => each.Posts == 100)
        select Markdown.Row(
            page.Posts.ToString("N0", CultureInfo.InvariantCulture),
            Markdown.Ms(Statistics.Median(page.Milliseconds)),
            Markdown.Ms(Statistics.Percentile(page.Milliseconds, 99)),
            reference is null
                ? ""
                : Markdown.Number(Statistics.Median(page.Milliseconds) / Statistics.Median(reference.Milliseconds), 2),
            $"{page.Milliseconds.Count}"));

    private static string Machine(SavedRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {run.Date:yyyy-MM-dd} by `{$"bench {run.Options}".TrimEnd()}`: {run.Machine.Processor}, "
        + $"{run.Machine.Cores} cores, {run.Machine.MemoryMb} MB;\n{run.Machine.System}, Linux {run.Machine.Kernel}; "
        + $"Node.js {run.Machine.Node}; {run.Machine.Compiler}; the bench on {run.Machine.Dotnet}.\n")
        + string.Concat(run.Notes.Concat(Untabled(run)).Select(note => $"\n- {note}\n"));

    /// <summary>What failed at a speed of the sweep, which has a picture and no table.</summary>
    private static IEnumerable<string> Untabled(SavedRun run) =>
        from failure in run.Failures
        where !HasTable(failure.Memory)
        select $"{failure.Peer} at {Markdown.Speed(failure.Memory)} failed: {failure.Why}";

    private static bool HasTable(int? memory) => memory is null or 256;

    private static string Middle(Start[] starts, Func<Start, double> measure) =>
        Markdown.Ms(Statistics.Median(starts.Select(measure)));
}
