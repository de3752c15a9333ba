namespace Blog.Bench.Reporting;

/// <summary>What the functions cost beside their peers, in one table.</summary>
internal static class Ratios
{
    private static readonly string[] Kinds = ["Usual", "Node", "Jit", "Limit"];

    internal static string Table(SavedRun run) => Markdown.Table(
        ["speed", "beside the usual settings", "beside Node.js", "beside the JIT", "beside the limit in C"],
        "Cold start",
        from memory in run.Starts.Select(start => start.Memory).Distinct()
        where memory is null or 256
        from peer in run.Peers
        where peer.Kind == "Native" && Cold(run, peer, memory) > 0
        select Markdown.Row([
            peer.Name,
            Markdown.Speed(memory),
            .. Kinds.Select(kind => Beside(run, peer, kind, memory)),
        ]));

    /// <summary>Empty where the run has no such peer for that route.</summary>
    private static string Beside(SavedRun run, PeerRow own, string kind, int? memory) =>
        run.Peers.FirstOrDefault(peer => peer.Kind == kind && peer.Route == own.Route) is { } other
            && Cold(run, other, memory) is > 0 and var theirs
            ? Markdown.Number(Cold(run, own, memory) / theirs, decimals: Cold(run, own, memory) < theirs ? 3 : 2)
            : "";

    /// <summary>The median in ms; 0 where there is none.</summary>
    private static double Cold(SavedRun run, PeerRow peer, int? memory) =>
        run.Starts
            .Where(start => start.Peer == peer.Name && start.Memory == memory)
            .Select(start => start.Cold)
            .ToArray() is { Length: > 0 } own
            ? Statistics.Median(own)
            : 0;
}
