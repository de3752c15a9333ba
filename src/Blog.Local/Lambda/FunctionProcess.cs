using System.Threading.Channels;

namespace Blog.Local.Lambda;

/// <summary>What a process may take for its start, and for one event.</summary>
internal sealed record FunctionTimeouts(TimeSpan Start, TimeSpan Event);

/// <summary>
/// One process of a function, as Lambda keeps it: it starts, then takes one event after another. The gateway's side
/// calls <see cref="Run"/>, the Runtime API's side the rest. An event is over when the process asks for the next one.
/// </summary>
internal sealed class FunctionProcess
{
    /// <summary>More than the end of a connection takes to be known after that of its process.</summary>
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Channel<PendingEvent> events = Channel.CreateBounded<PendingEvent>(1);
    private readonly FunctionTimeouts limits;
    private readonly Action<string> log;
    private readonly ChildProcess process;
    private PendingEvent? current;
    private ConnectionEnd? delivery;
    private Outcome? reported;
    private string? fate;

    /// <param name="id">What tells the process apart on the Runtime API.</param>
    /// <param name="name">The function's.</param>
    /// <param name="command">What to start.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="log">Gets each line that the process writes, or that is about it, with its name in front.</param>
    public FunctionProcess(string id, string name, Command command, FunctionTimeouts limits, Action<string> log)
    {
        Id = id;
        this.limits = limits;
        process = ChildProcess.Start(command, (processId, line) => log($"{name}[{processId}] {line}"));
        this.log = line => log($"{name}[{process.Id}] {line}");
        this.log("started");
        Ended = WaitForEnd();
    }

    public string Id { get; }

    /// <summary>Done once the process is gone.</summary>
    public Task Ended { get; }

    public bool IsAlive { get { lock (gate) return fate is null && !process.HasEnded; } }

    /// <summary>No event was ever given to it.</summary>
    public bool IsCold { get; private set; } = true;

    /// <summary>Gives it an event and waits for the outcome. One at a time: the pool sees to that.</summary>
    public async Task<Outcome> Run(PendingEvent invocation)
    {
        IsCold = false;
        if (!events.Writer.TryWrite(invocation))
            return new Outcome.NotTaken();
        if (!await Within(limits.Start, invocation.Taken))
            End($"asked for no event within {limits.Start.TotalSeconds} s");
        else if (!await Within(limits.Event, invocation.Done))
            End($"timed out after {limits.Event.TotalSeconds} s");
        return await invocation.Done;
    }

    /// <summary><c>next</c>: ends the event before, then waits for one. Null when the process is at its end.</summary>
    /// <param name="connection">It gets the event by this one.</param>
    /// <param name="cancel">The connection is over.</param>
    public async Task<(PendingEvent Event, DateTimeOffset Deadline)?> Next(
        ConnectionEnd connection, CancellationToken cancel)
    {
        lock (gate)
        {
            current?.Finish(reported ?? new Outcome.Failed("gave no answer"));
            (current, reported) = (null, null);
        }

        if (!await events.Reader.WaitToReadAsync(cancel) || !events.Reader.TryRead(out var invocation))
            return null;
        lock (gate)
        {
            if (fate is not null || process.HasEnded || cancel.IsCancellationRequested)
            {
                invocation.Finish(new Outcome.NotTaken());
                return null;
            }

            (current, delivery) = (invocation, connection);
            invocation.Take();
            return (invocation, DateTimeOffset.UtcNow + limits.Event);
        }
    }

    /// <summary>
    /// <c>response</c> and <c>error</c>: false when that request is not this process's, or has been answered. An error
    /// may follow a response that was refused.
    /// </summary>
    public bool Report(string requestId, Outcome outcome)
    {
        lock (gate)
        {
            var isFirst = reported is null || (reported is Outcome.Failed && outcome is Outcome.Failed);
            if (!isFirst || !string.Equals(current?.RequestId, requestId, StringComparison.Ordinal))
                return false;
            reported = outcome;
        }

        if (outcome is Outcome.Failed failed)
            log(failed.Why);
        return true;
    }

    /// <summary>
    /// <c>init/error</c>: the caller that waits is answered, and the process has a second left to go by itself.
    /// </summary>
    public async Task FailStart(string why)
    {
        lock (gate)
        {
            fate ??= why;
            events.Writer.TryComplete();
        }

        while (events.Reader.TryRead(out var waiting))
            waiting.Finish(new Outcome.Failed(why));
        await Task.WhenAny(Ended, Task.Delay(TimeSpan.FromSeconds(1)));
        process.Kill();
    }

    /// <summary>Kills it, and says why; whoever waits for it gets an answer as soon as it is gone.</summary>
    public void End(string why)
    {
        lock (gate)
            fate ??= why;
        process.Kill();
    }

    private static async Task<bool> Within(TimeSpan limit, Task task)
    {
        try
        {
            await task.WaitAsync(limit);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the process, which is gone, had read the event that it was given. One that was ended from here has had
    /// its time.
    /// </summary>
    private async Task<bool> HadItsEvent()
    {
        ConnectionEnd? doubtful;
        lock (gate)
            doubtful = fate is null && reported is null ? delivery : null;
        if (doubtful is null) return true;
        await Task.WhenAny(doubtful.LeftUnread, Task.Delay(LongestDoubt));
        return !doubtful.LeftUnread.IsCompleted || !await doubtful.LeftUnread;
    }

    private async Task WaitForEnd()
    {
        var exitCode = await process.Exit;
        var hadIt = await HadItsEvent();
        lock (gate)
        {
            fate ??= $"ended with code {exitCode}";
            events.Writer.TryComplete();
            current?.Finish(reported ?? (hadIt ? new Outcome.Failed(fate) : new Outcome.NotTaken()));
        }

        log(fate);
        while (events.Reader.TryRead(out var waiting))
            waiting.Finish(new Outcome.NotTaken());
    }
}
