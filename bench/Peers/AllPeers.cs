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
        var functions = options.Functions ?? Routes.All;
        foreach (var kind in options.Peers ?? BenchOptions.PeerKinds)
        {
            if (kind == "native") peers.AddRange(functions.Select(kit.Native));
            if (kind == "usual") peers.AddRange(functions.Select(kit.Usual));
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
