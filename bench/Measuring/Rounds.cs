using Blog.Bench.Peers;
using Blog.Bench.Reporting;

namespace Blog.Bench.Measuring;

/// <summary>One thing to time again and again: a peer at a speed.</summary>
/// <param name="Warm">How many events follow the first in each start.</param>
internal sealed record Case(Peer Peer, int? Memory, int Warm);

/// <summary>What came of all rounds.</summary>
/// <param name="Failures">One for each case that failed; none of them has starts or warm latencies.</param>
internal sealed record Timings(
    IReadOnlyList<Start> Starts,
    IReadOnlyList<Warm> Warm,
    IReadOnlyList<PeerFailure> Failures);

/// <summary>
/// Starts each case in turn, A B A B, so that what slows the machine for a while slows all of them. The first round is
/// not counted: it brings the files into memory, and this program's own code into shape. A case that failed once is not
/// started again; the same peer at another speed is.
/// </summary>
internal sealed class Rounds(Func<Case, Task<StartOutcome>> start, Action<string> tell)
{
    private readonly List<Start> starts = [];
    private readonly Dictionary<Case, List<double>> warm = [];
    private readonly List<PeerFailure> failures = [];

    internal async Task<Timings> Run(IReadOnlyList<Case> cases, int runs)
    {
        for (var round = 0; round <= runs; round++)
        {
            tell(round == 0 ? $"{cases.Count} cases, a first round that is not counted" : $"round {round} of {runs}");
            foreach (var each in cases.Where(each => !HasFailed(each.Peer.Name, each.Memory)))
                Note(each, await start(each), isCounted: round > 0);
        }

        return new(
            [.. starts.Where(one => !HasFailed(one.Peer, one.Memory))],
            [.. from pair in warm
                where pair.Value.Count > 0 && !HasFailed(pair.Key.Peer.Name, pair.Key.Memory)
                select Distribution(pair.Key, pair.Value)],
            failures);
    }

    private bool HasFailed(string peer, int? memory) =>
        failures.Exists(failure => failure.Peer == peer && failure.Memory == memory);

    private void Note(Case timed, StartOutcome outcome, bool isCounted)
    {
        if (outcome is StartOutcome.Failed { Why: var why })
        {
            failures.Add(new(timed.Peer.Name, timed.Memory, why));
            tell($"{timed.Peer.Name} at {Markdown.Speed(timed.Memory)} failed: {why}");
        }
        else if (outcome is StartOutcome.Timed one && isCounted)
        {
            starts.Add(one.Start);
            if (!warm.TryGetValue(timed, out var latencies)) warm[timed] = latencies = [];
            latencies.AddRange(one.Warm);
        }
    }

    private static Warm Distribution(Case timed, List<double> latencies) =>
        new(timed.Peer.Name, timed.Memory, latencies.Count, Statistics.Percentiles(latencies));
}
