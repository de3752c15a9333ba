using Blog.Bench.Peers;
using Blog.Bench.Reporting;

namespace Blog.Bench.Measuring;

/// <summary>One thing to time again and again: a peer at a speed.</summary>
/// <param name="Warm">How many events follow the first in each start.</param>
internal sealed record Case(Peer Peer, int? Memory, int Warm);

/// <summary>What came of all rounds.</summary>
/// <param name="Failures">By the peer's name. What failed once is not started again.</param>
internal sealed record Timings(IReadOnlyList<Start> Starts, IReadOnlyList<Warm> Warm, IReadOnlyDictionary<string, string> Failures);

/// <summary>
/// Starts each case in turn, A B A B, so that what slows the machine for a while slows all of them. The first round is
/// not counted: it brings the files into memory, and this program's own code into shape.
/// </summary>
internal sealed class Rounds(ColdStart cold, Action<string> tell)
{
    private readonly List<Start> starts = [];
    private readonly Dictionary<Case, List<double>> warm = [];
    private readonly Dictionary<string, string> failures = new(StringComparer.Ordinal);

    internal async Task<Timings> Run(IReadOnlyList<Case> cases, int runs)
    {
        for (var round = 0; round <= runs; round++)
        {
            tell(round == 0 ? $"{cases.Count} cases, a first round that is not counted" : $"round {round} of {runs}");
            foreach (var each in cases.Where(each => !failures.ContainsKey(each.Peer.Name)))
                Note(each, await cold.Run(each.Peer, each.Memory, each.Warm), isCounted: round > 0);
        }

        return new(
            [.. starts.Where(start => !failures.ContainsKey(start.Peer))],
            [.. from pair in warm
                where pair.Value.Count > 0 && !failures.ContainsKey(pair.Key.Peer.Name)
                select Distribution(pair.Key, pair.Value)],
            failures);
    }

    private void Note(Case timed, StartOutcome outcome, bool isCounted)
    {
        if (outcome is StartOutcome.Failed { Why: var why })
        {
            failures[timed.Peer.Name] = why;
            tell($"{timed.Peer.Name} failed: {why}");
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
