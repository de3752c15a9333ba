using System.Collections.Concurrent;
using System.Diagnostics;
using Blog.EndToEndTests;
using Blog.ReliabilityTests.Faults;

namespace Blog.ReliabilityTests.Load;

/// <summary>What was done, and what was found.</summary>
/// <param name="Violations">Each with its history.</param>
/// <param name="FunctionFaults">Responses of the gateway in the place of a function.</param>
internal sealed record Tally(
    int Requests,
    int Posts,
    int Blogs,
    int Unknown,
    int FunctionFaults,
    int Kills,
    IReadOnlyDictionary<Spoil, int> Spoilt,
    IReadOnlyCollection<string> Violations)
{
    public override string ToString() =>
        $"{Requests} requests, {Posts} posts in {Blogs} blogs, {Unknown} unknown outcomes, {Kills} kills, "
        + $"{FunctionFaults} responses in a function's place, {Violations.Count} violations; of DynamoDB's requests "
        + string.Join(", ", Spoilt.OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Value}"));

    /// <summary>A process that is killed costs one request at most.</summary>
    internal bool IsClean => Violations.Count == 0 && FunctionFaults <= Kills;

    /// <summary>How many of DynamoDB's requests came through unspoilt, and how many did not.</summary>
    internal (int Clean, int Spoiled) Dynamo => (
        Spoilt.GetValueOrDefault(Spoil.None),
        Spoilt.Where(each => each.Key is not Spoil.None).Sum(each => each.Value));
}

/// <summary>Episodes, some at once and one after another, each judged as soon as it is over.</summary>
internal sealed class Session(LocalCloud cloud, SpoilingProxy proxy, int seed)
{
    private const int Lanes = 2, CallersOfALane = 8;
    private static readonly TimeSpan EpisodeLength = TimeSpan.FromSeconds(4);

    private readonly ConcurrentQueue<string> violations = new();
    private int requests, posts, blogs, unknown, functionFaults, kills;

    internal Tally Tally =>
        new(requests, posts, blogs, unknown, functionFaults, kills, proxy.Counts, violations);

    /// <param name="length">Episodes that have begun are lived to their end.</param>
    /// <param name="killEvery">How often a process of a function is killed; null for never.</param>
    internal async Task Run(TimeSpan length, TimeSpan? killEvery)
    {
        var clock = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var killing = killEvery is { } pause ? Kill(pause, over.Token) : Task.CompletedTask;
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (var number = 0; clock.Elapsed < length; number++)
                await LiveOnce(HashCode.Combine(seed, lane, number));
        })));
        await over.CancelAsync();
        await killing;
    }

    private async Task LiveOnce(int number)
    {
        var episode = new Episode(cloud);
        var history = await episode.Live(CallersOfALane, number, Task.Delay(EpisodeLength));
        Interlocked.Add(ref requests, history.Calls.Count);
        Interlocked.Add(ref posts, history.Posts.Count());
        Interlocked.Add(ref unknown, history.Calls.Count(call => call.Outcome is Checking.Outcome.Unknown));
        Interlocked.Add(ref functionFaults, episode.FunctionFaults);
        Interlocked.Increment(ref blogs);
        foreach (var violation in history.Violations()) violations.Enqueue(violation);
    }

    private async Task Kill(TimeSpan pause, CancellationToken over)
    {
        var random = new Random(seed);
        try
        {
            for (; ; await Task.Delay(pause, over))
                if (ProcessTree.Children(cloud.ProcessId) is { Count: > 0 } processes
                    && processes[random.Next(processes.Count)].Id is var id
                    && ProcessTree.Program(id) == cloud.Executable
                    && ProcessTree.TryKill(id))
                    Interlocked.Increment(ref kills);
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }
}
