namespace Blog.Local.Lambda;

/// <summary>How one invocation ended.</summary>
internal abstract record Outcome
{
    private Outcome() { }

    /// <summary>The function's response, as it sent it.</summary>
    internal sealed record Answered(ReadOnlyMemory<byte> Payload) : Outcome;

    /// <summary>
    /// The function reported an error, died, could not start, overran its time, or answered too much.
    /// </summary>
    internal sealed record Failed(string Why) : Outcome;

    /// <summary>All processes of the function are busy, and there may be no more of them.</summary>
    internal sealed record Throttled : Outcome;

    /// <summary>The process had ended before it read the event: another one can have it.</summary>
    internal sealed record NotTaken : Outcome;
}

/// <summary>One event on its way through one process.</summary>
internal sealed class PendingEvent(string requestId, string traceId, ReadOnlyMemory<byte> @event)
{
    /// <summary>Lambda's limit of a synchronous event, and of its response: 6 MB.</summary>
    public const int MaxBytes = 6_291_556;

    private readonly TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lambda's own, a UUID.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>As in the X-Amzn-Trace-Id header.</summary>
    public string TraceId { get; } = traceId;

    public ReadOnlyMemory<byte> Event { get; } = @event;

    /// <summary>Done when a process has asked for the event, or never will.</summary>
    public Task Taken => taken.Task;

    public Task<Outcome> Done => done.Task;

    public void Take() => taken.TrySetResult();

    /// <summary>The first outcome counts.</summary>
    public void Finish(Outcome outcome)
    {
        taken.TrySetResult();
        done.TrySetResult(outcome);
    }
}
