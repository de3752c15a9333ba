namespace Blog.Bench.Reporting;

/// <summary>What the functions of both edges cost beside their peers, in one table.</summary>
internal static class Ratios
{
    internal static string Table(SavedRun run) => Markdown.Table(
        ["of", "speed", "beside the usual settings", "beside Node.js", "beside the JIT", "beside the limit in C"],
        "Ratios",
        [.. Rows(run, "cold start", run.Cold), .. Rows(run, "CPU of a warm event", run.WarmCpu)]);

    private static IEnumerable<string> Rows(SavedRun run, string title, Func<PeerRow?, int?, double?> measure) =>
        from memory in run.Starts.Select(start => start.Memory).Distinct()
        where memory is null or 256
        from peer in run.Peers
        where peer.Kind is "Sdk" or "Lean" && measure(peer, memory) is not null
        let cells = Kinds(peer).Select(kind => Beside(measure(peer, memory), measure(Other(run, peer, kind), memory)))
        select Markdown.Row([peer.Name, title, Markdown.Speed(memory), .. cells]);

    private static string[] Kinds(PeerRow peer) => [$"{peer.Kind}Usual", "Node", "Jit", "Limit"];

    private static PeerRow? Other(SavedRun run, PeerRow peer, string kind) =>
        run.Peers.FirstOrDefault(other => other.Kind == kind && other.Route == peer.Route);

    /// <summary>Empty where the run has no such peer for that route.</summary>
    private static string Beside(double? own, double? theirs) =>
        own / theirs is { } ratio ? Markdown.Number(ratio, decimals: ratio < 1 ? 3 : 2) : "";
}
