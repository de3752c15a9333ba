using Blog.Bench;
using Blog.Bench.Measuring;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Core;

namespace Blog.BenchTests;

[Needs(Need.Node)]
public class ColdStartTests
{
    // Long enough for a process that will answer; those that never do are all that comes to its end.
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(60), Little = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_peer_that_answers_every_event_is_timed()
    {
        var timed = Assert.IsType<StartOutcome.Timed>(await Start("answers", warm: 5));
        Assert.Equal(5, timed.Warm.Count);
        Assert.All(timed.Warm, latency => Assert.True(latency > 0));
        Assert.True(
            timed.Start
                is { Peer: "odd", Memory: null, Init: > 0, First: > 0, InitCpu: > 0, FirstCpu: > 0, WarmCpu: > 0 },
            timed.Start.ToString());
        Assert.InRange(timed.Start.PeakMemory, 5, 1000); // MB, of a Node.js process
    }

    [Theory]
    [InlineData("ends at once", "ended with code 3: No table.")]
    [InlineData("ends in an event", "ended with code 4")]
    [InlineData("fails init", "init failed: {\"errorMessage\":\"No handler.\"")]
    [InlineData("reports an error", "answered with an error: {\"errorMessage\":\"Out of paper.\"")]
    [InlineData("answers another event", "answered another, which it was not asked")]
    [InlineData("gives no answer", "asked for an event before it had answered the last")]
    [InlineData("answers 500 in the end", "answered without success: 500 Odd.")]
    public async Task A_peer_that_fails_is_reported_with_the_cause_and_not_timed(string conduct, string cause)
    {
        var failed = Assert.IsType<StartOutcome.Failed>(await Start(conduct, warm: 5));
        Assert.StartsWith(cause, failed.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is silent")]
    [InlineData("hangs in an event")]
    public async Task A_peer_that_falls_silent_is_given_up(string conduct)
    {
        var failed = Assert.IsType<StartOutcome.Failed>(await Start(conduct, warm: 0, Little));
        Assert.Equal("did not come to an end within 2 s", failed.Why);
    }

    [Fact]
    public async Task A_peer_that_is_not_there_is_reported()
    {
        var failed = Assert.IsType<StartOutcome.Failed>(await Run(Peer("/nonexistent/bootstrap"), warm: 0, Ample));
        Assert.StartsWith("/nonexistent/bootstrap cannot be started", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_has_no_starts_and_is_not_started_again_while_the_others_take_turns()
    {
        var (timings, started, said) = await Rounds(
            Case("answers", "good", memory: null),
            Case("answers 500 in the end", "bad", memory: null));
        Assert.Equal(["good", "bad", "good", "good"], started.Select(each => each.Peer.Name));
        Assert.Equal(["good", "good"], timings.Starts.Select(start => start.Peer));
        Assert.Equal(("good", 6), Assert.Single(timings.Warm.Select(warm => (warm.Peer, warm.Count))));
        Assert.Equal(
            new PeerFailure("bad", Memory: null, "answered without success: 500 Odd."),
            Assert.Single(timings.Failures));
        Assert.Single(said, line => line.StartsWith("bad at full speed failed: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_peer_that_fails_at_one_speed_is_timed_at_the_others()
    {
        int?[] speeds = [null, 128, 256];
        var (timings, started, _) =
            await Rounds([.. speeds.Select(memory => Case("answers 503 at 128 MB", "slow", memory))]);
        Assert.Equal([null, 128, 256, null, 256, null, 256], started.Select(each => each.Memory));
        Assert.Equal([null, 256, null, 256], timings.Starts.Select(start => start.Memory));
        Assert.Equal([(null, 6), (256, 6)], timings.Warm.Select(warm => (warm.Memory, warm.Count)));
        Assert.Equal(
            new PeerFailure("slow", 128, "answered without success: 503 Too slow."),
            Assert.Single(timings.Failures));
    }

    /// <summary>Two rounds that count, at speeds that the peers are told of and that no quota enforces.</summary>
    private static async Task<(Timings Timings, List<Case> Started, List<string> Said)> Rounds(params Case[] cases)
    {
        var (started, said) = (new List<Case>(), new List<string>());
        var cold = new ColdStart("http://localhost:1", Cgroups: null, Ample);
        var timings = await new Rounds(Start, said.Add).Run(cases, runs: 2);
        return (timings, started, said);

        Task<StartOutcome> Start(Case each)
        {
            started.Add(each);
            return cold.Run(each.Peer, each.Memory, new Session([Events.For(each.Peer.Route)], each.Warm));
        }
    }

    private static Case Case(string conduct, string name, int? memory) => new(Odd(conduct, name), memory, Warm: 3);

    private static Task<StartOutcome> Start(string conduct, int warm, TimeSpan? patience = null) =>
        Run(Odd(conduct, "odd"), warm, patience ?? Ample);

    private static Task<StartOutcome> Run(Peer peer, int warm, TimeSpan patience) =>
        new ColdStart("http://localhost:1", Cgroups: null, patience).Run(peer, memory: null, warm);

    private static Peer Odd(string conduct, string name) =>
        Peer(
            Programs.Find("node")!,
            Path.Combine(AppContext.BaseDirectory, "odd-peer.mjs"),
            conduct) with
        { Name = name };

    private static Peer Peer(params string[] command) => new("odd", PeerKind.Other, Routes.CreatePost, command,
        new Dictionary<string, string>(), [Path.Combine(AppContext.BaseDirectory, "odd-peer.mjs")]);
}
