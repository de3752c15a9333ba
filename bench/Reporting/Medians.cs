namespace Blog.Bench.Reporting;

/// <summary>A median of a run's starts, of one peer at one speed; null where it has none.</summary>
internal static class Medians
{
    internal static PeerRow? CreatePost(this SavedRun run, string kind) =>
        run.Peers.FirstOrDefault(peer => peer.Kind == kind && peer.Route == "CreatePost");

    internal static double? Cold(this SavedRun run, PeerRow? peer, int? memory) =>
        run.Median(peer, memory, start => start.Cold);

    internal static double? WarmCpu(this SavedRun run, PeerRow? peer, int? memory) =>
        run.Median(peer, memory, start => start.WarmCpu);

    internal static double? Median(this SavedRun run, PeerRow? peer, int? memory, Func<Start, double?> measure) =>
        run.Starts
            .Where(start => start.Peer == peer?.Name && start.Memory == memory)
            .Select(measure)
            .OfType<double>()
            .ToArray()
            is { Length: > 0 } samples
            ? Statistics.Median(samples)
            : null;
}
