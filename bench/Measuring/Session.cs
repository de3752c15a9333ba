using System.Diagnostics;
using Blog.Bench.StandIns;

namespace Blog.Bench.Measuring;

/// <summary>
/// What one process is asked, and when it answered: the first event, then so many warm ones, each as soon as the
/// process asks for it. All that is noted is noted on the thread of the connection.
/// </summary>
/// <param name="payloads">Of the events, in turn.</param>
/// <param name="warm">How many events follow the first.</param>
internal sealed class Session(IReadOnlyList<byte[]> payloads, int warm)
{
    private readonly TaskCompletionSource<string> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string[] ids = [.. Enumerable.Range(0, warm + 1).Select(_ => Guid.NewGuid().ToString())];
    private readonly double[] latencies = new double[warm + 1];
    private int handedOut, answered;
    private long givenAt;

    /// <summary>Done when the last event was answered (empty), or when there will be no more answers (why).</summary>
    internal Task<string> Done => done.Task;

    /// <summary>When it asked for its first event, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    internal long FirstNextAt { get; private set; }

    /// <summary>Milliseconds from the event to its response, the first event's first.</summary>
    internal IReadOnlyList<double> Latencies => latencies;

    /// <summary>
    /// The process's CPU time in ms: at its first <c>next</c>, at the second, and when it asked for no event any more.
    /// </summary>
    internal (double Init, double First, double Warm) Cpu { get; private set; }

    /// <summary>Called with the process's id at its first <c>next</c>, before it gets the first event.</summary>
    internal Action<int> InitEnded { get; init; } = _ => { };

    /// <summary>Whether a response is one that may be timed.</summary>
    internal Func<byte[], bool> IsGood { get; init; } = body => body.AsSpan().IndexOf("\"statusCode\":2"u8) >= 0;

    internal RuntimeCalls Calls => new(
        Next,
        Respond,
        (_, error) => End($"answered with an error: {Excerpt.Of(error)}"),
        error => End($"init failed: {Excerpt.Of(error)}"));

    /// <summary>The process has that id.</summary>
    internal void Started(int processId) => started.TrySetResult(processId);

    /// <summary>There will be no more answers.</summary>
    internal void End(string why) => done.TrySetResult(why);

    private RuntimeEvent? Next()
    {
        var now = Stopwatch.GetTimestamp();
        var process = started.Task.GetAwaiter().GetResult();
        if (handedOut != answered) End("asked for an event before it had answered the last");
        if (handedOut == 0) EndInit(now, process);
        if (handedOut == 1) Cpu = Cpu with { First = CpuClock.Of(process) };
        if (handedOut > warm)
        {
            Cpu = Cpu with { Warm = CpuClock.Of(process) };
            End("");
        }

        if (done.Task.IsCompleted) return null;
        givenAt = Stopwatch.GetTimestamp();
        var turn = handedOut++;
        return new(ids[turn], payloads[turn % payloads.Count]);
    }

    private void EndInit(long now, int process)
    {
        FirstNextAt = now;
        Cpu = (CpuClock.Of(process), 0, 0);
        InitEnded(process);
    }

    private void Respond(string requestId, byte[] body)
    {
        var now = Stopwatch.GetTimestamp();
        if (answered == handedOut || !string.Equals(requestId, ids[answered], StringComparison.Ordinal))
            End($"answered {requestId}, which it was not asked");
        else if (!IsGood(body))
            End($"answered without success: {Excerpt.OfResponse(body)}");
        else
            latencies[answered++] = Stopwatch.GetElapsedTime(givenAt, now).TotalMilliseconds;
    }
}
