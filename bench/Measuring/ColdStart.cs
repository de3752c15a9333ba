using System.ComponentModel;
using System.Diagnostics;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Bench.StandIns;

namespace Blog.Bench.Measuring;

/// <summary>One start of a peer, or why there was none to time.</summary>
internal abstract record StartOutcome
{
    private StartOutcome() { }

    /// <param name="Warm">Milliseconds of each warm event.</param>
    internal sealed record Timed(Start Start, IReadOnlyList<double> Warm) : StartOutcome;

    /// <param name="Why">A short line.</param>
    internal sealed record Failed(string Why) : StartOutcome;
}

/// <summary>Starts a peer's process, plays Lambda for it, and times what it does.</summary>
/// <param name="TableUrl">DynamoDB, or what stands in for it.</param>
/// <param name="Cgroups">Null where no quota can be set; then only full speed can be asked for.</param>
/// <param name="Patience">After which a start that has not come to its end has failed.</param>
internal sealed record ColdStart(string TableUrl, Cgroups? Cgroups, TimeSpan Patience)
{
    /// <param name="memory">MB: a share of a core from the first <c>next</c> on. Null is full speed.</param>
    /// <param name="warm">How many events follow the first.</param>
    internal async Task<StartOutcome> Run(Peer peer, int? memory, int warm)
    {
        using var group = memory is { } share ? Cgroups!.Create(share) : null;
        return await Run(
            peer,
            memory,
            new Session([Events.For(peer.Route)], warm) { InitEnded = process => group?.Add(process) });
    }

    /// <param name="session">What the process is asked; it sees to the share of a core itself.</param>
    internal async Task<StartOutcome> Run(Peer peer, int? memory, Session session)
    {
        using var api = new RuntimeApiStandIn(session.Calls);
        var environment = LambdaEnvironment.For(peer, api.Address, memory ?? Measuring.Cgroups.FullCore, TableUrl);
        GC.Collect();
        var spawnedAt = Stopwatch.GetTimestamp();
        try
        {
            using var process = PeerProcess.Start(peer.Command, environment);
            session.Started(process.Id);
            var failure = await Outcome(session, process);
            return failure.Length > 0
                ? new StartOutcome.Failed(failure)
                : new StartOutcome.Timed(
                    Summary(
                        peer,
                        memory,
                        session,
                        Stopwatch.GetElapsedTime(spawnedAt, session.FirstNextAt).TotalMilliseconds,
                        process.PeakMemory()),
                    [.. session.Latencies.Skip(1)]);
        }
        catch (Win32Exception missing)
        {
            return new StartOutcome.Failed($"{peer.Command[0]} cannot be started: {missing.Message}");
        }
    }

    /// <summary>Empty when the process answered all; else what went wrong.</summary>
    private async Task<string> Outcome(Session session, PeerProcess process)
    {
        var exit = process.Exit();
        await Task.WhenAny(session.Done, exit, Task.Delay(Patience));
        if (exit.IsCompleted) session.End($"ended with code {await exit}: {Excerpt.Of(process.LastWords())}");
        session.End($"did not come to an end within {Patience.TotalSeconds} s");
        return await session.Done;
    }

    private static Start Summary(Peer peer, int? memory, Session session, double init, double peakMemory)
    {
        var (first, warm) = (session.Latencies[0], session.Latencies.Skip(1).ToArray());
        return new(
            peer.Name, memory, init, first,
            session.Cpu.Init, session.Cpu.First - session.Cpu.Init,
            warm.Length == 0 ? null : (session.Cpu.Warm - session.Cpu.First) / warm.Length,
            peakMemory);
    }
}
