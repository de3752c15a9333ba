namespace Blog.Bench.Reporting;

/// <summary>What the functions cost beside their peers, in one table.</summary>
internal static class Ratios
{
    internal static string Table(SavedRun run) => Tables.Table("Cold start", ["speed", "beside the usual settings", "beside Node.js", "beside the JIT", "beside the limit in C"],
        from memory in run.Starts.Select(start => start.Memory).Distinct()
        where memory is null or 256
        from peer in run.Peers
        where peer.Kind == "Native" && Cold(run, peer.Name, memory) > 0
        select $"| {peer.Name} | {Tables.Speed(memory)} | {Beside(run, peer, "Usual", memory)} | {Beside(run, peer, "Node", memory)} | {Beside(run, peer, "Jit", memory)} | {Beside(run, peer, "Limit", memory)} |");

    /// <summary>Empty where the run has no such peer for that route.</summary>
    private static string Beside(SavedRun run, PeerRow own, string kind, int? memory)
    {
        var other = run.Peers.FirstOrDefault(peer => peer.Kind == kind && peer.Route == own.Route);
        return other is not null && Cold(run, other.Name, memory) is > 0 and var theirs
            ? Tables.Number(Cold(run, own.Name, memory) / theirs, theirs > Cold(run, own.Name, memory) ? 3 : 2)
            : "";
    }

    /// <summary>The median in ms; 0 where there is none.</summary>
    private static double Cold(SavedRun run, string peer, int? memory) =>
        run.Starts.Where(start => start.Peer == peer && start.Memory == memory).Select(start => start.Cold).ToArray() is { Length: > 0 } own
            ? Statistics.Median(own)
            : 0;
}
