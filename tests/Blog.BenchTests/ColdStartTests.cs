using Blog.Bench.Measuring;
using Blog.Bench.Peers;
using Blog.Core;

namespace Blog.BenchTests;

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
        Assert.True(timed.Start is { Peer: "odd", Memory: null, Init: > 0, First: > 0, InitCpu: > 0, FirstCpu: > 0, WarmCpu: > 0 }, timed.Start.ToString());
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
    public async Task A_peer_that_failed_has_no_starts_and_is_not_started_again_while_the_others_take_turns()
    {
        var said = new List<string>();
        var rounds = new Rounds(new("http://localhost:1", Cgroups: null, Ample), said.Add);
        var cases = new[] { Odd("answers", "good"), Odd("answers 500 in the end", "bad") }.Select(peer => new Case(peer, Memory: null, Warm: 3));
        var timings = await rounds.Run([.. cases], runs: 2);
        Assert.Equal(["good", "good"], timings.Starts.Select(start => start.Peer));
        Assert.Equal(("good", 6), Assert.Single(timings.Warm.Select(warm => (warm.Peer, warm.Count))));
        Assert.StartsWith("answered without success", Assert.Single(timings.Failures, failure => failure.Key == "bad").Value, StringComparison.Ordinal);
        Assert.Single(said, line => line.StartsWith("bad failed", StringComparison.Ordinal));
    }

    private static Task<StartOutcome> Start(string conduct, int warm, TimeSpan? patience = null) => Run(Odd(conduct, "odd"), warm, patience ?? Ample);

    private static Task<StartOutcome> Run(Peer peer, int warm, TimeSpan patience) =>
        new ColdStart("http://localhost:1", Cgroups: null, patience).Run(peer, memory: null, warm);

    private static Peer Odd(string conduct, string name) =>
        Peer(Programs.Find("node")!, Path.Combine(AppContext.BaseDirectory, "odd-peer.mjs"), conduct) with { Name = name };

    private static Peer Peer(params string[] command) => new("odd", PeerKind.Other, Routes.CreatePost, command,
        new Dictionary<string, string>(), [Path.Combine(AppContext.BaseDirectory, "odd-peer.mjs")]);
}
