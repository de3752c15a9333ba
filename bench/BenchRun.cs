using Blog.Bench.Measuring;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Bench.StandIns;
using Blog.Core;

namespace Blog.Bench;

/// <summary>Prepares the peers, and times them.</summary>
internal static class BenchRun
{
    // Longer than an event's deadline, so that an answer at the last moment is seen.
    private static readonly TimeSpan Patience = RuntimeApiStandIn.Deadline + TimeSpan.FromSeconds(30);

    /// <param name="tell">Gets a line for each step.</param>
    internal static async Task<SavedRun> Measure(BenchOptions options, Action<string> tell)
    {
        var workbench = Workbench.Here;
        var certificates = new Certificates();
        var authority = Path.Combine(workbench.Folder, "authority.pem");
        await File.WriteAllTextAsync(authority, certificates.AuthorityPem);
        using var dynamo = new CannedDynamo(certificates);
        var kit = new PeerKit(workbench, TrustStores.Create(workbench.Folder, certificates.AuthorityPem), authority);
        var (peers, notes) = AllPeers.For(options, kit);
        var (cgroups, reason) = Cgroups.Find();
        var cold = new ColdStart(dynamo.Url, cgroups, Patience);
        var timings = await new Rounds(each => cold.Run(each.Peer, each.Memory, each.Warm), tell)
            .Run(Cases(options, peers, hasShares: cgroups is not null), options.Runs);
        return new(
            DateTimeOffset.UtcNow, options.CommandLine, MachineDescription.OfThis(),
            cgroups is null
                ? [.. notes, $"No share of a core can be set here, so that those rows are left out: {reason}"]
                : notes,
            [.. peers.Select(Row)], timings.Failures, timings.Starts, timings.Warm,
            options.Pages is { } sizes ? await PageLatency.Measure(sizes, kit, tell) : []);
    }

    /// <summary>
    /// Each peer at each speed, and those of CreatePost, without warm events, at the speeds of the sweep too.
    /// </summary>
    private static List<Case> Cases(BenchOptions options, IReadOnlyList<Peer> peers, bool hasShares)
    {
        var speeds = options.Memory ?? BenchOptions.AllMemory;
        return
        [
            .. from memory in speeds
               where memory is null || hasShares
               from peer in peers
               select new Case(peer, memory, memory is null ? options.Warm : options.Warm / 10),
            .. from memory in (options.Sweep ?? []).Except(speeds)
               where hasShares
               from peer in peers
               where peer.Route == Routes.CreatePost
               select new Case(peer, memory, Warm: 0),
        ];
    }

    private static PeerRow Row(Peer peer)
    {
        var size = PackageSize.Of(peer.Deployed);
        return new(peer.Name, peer.Kind.ToString(), peer.Route.Name, size.Files, size.Zip);
    }
}
