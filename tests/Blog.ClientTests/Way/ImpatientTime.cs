using System.Collections.Concurrent;

namespace Blog.ClientTests.Way;

/// <summary>A clock that stands still, and whose pauses are written down and over at once.</summary>
/// <param name="attemptTimeout">The one wait that takes its time.</param>
internal sealed class ImpatientTime(TimeSpan attemptTimeout) : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 39, 18, TimeSpan.Zero);

    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == attemptTimeout || dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
