using Blog.Core;

namespace Blog.Bench.Peers;

/// <summary>
/// The peers of a run, in the order in which they are measured; the first is what the others are compared with.
/// </summary>
/// <param name="Notes">What was left out, and why.</param>
internal sealed record AllPeers(IReadOnlyList<Peer> Peers, IReadOnlyList<string> Notes)
{
    internal static AllPeers For(BenchOptions options, PeerKit kit)
    {
        var (peers, notes) = (new List<Peer>(), new List<string>());
        // Of the rest, CreatePost stands for all: a whole run is to take a quarter of an hour.
        var (functions, fewer) = (options.Functions ?? Routes.All, options.Functions ?? [Routes.CreatePost]);
        foreach (var kind in options.Peers ?? BenchOptions.PeerKinds)
        {
            if (kind == "sdk") peers.AddRange(functions.Select(kit.Sdk));
            if (kind == "lean") peers.AddRange(fewer.Select(kit.Lean));
            if (kind == "usual") peers.AddRange([.. fewer.Select(kit.SdkUsual), .. fewer.Select(kit.LeanUsual)]);
            if (kind == "jit") Add(kit.Jit());
            if (kind == "node") Add(kit.Node());
            if (kind == "limit") Add(kit.Limit());
        }

        peers.AddRange((options.Others ?? []).Select(other => kit.Other(other.Key, other.Value)));
        return new(peers, notes);

        void Add((Peer? Peer, string Reason) made)
        {
            if (made.Peer is { } peer) peers.Add(peer);
            else notes.Add(made.Reason);
        }
    }
}
