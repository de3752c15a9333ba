namespace Blog.IntegrationTests.Faults;

/// <summary>A clock that stands still until it is told to go on; its timers go off while it does.</summary>
internal sealed class SetClock : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 11, 22, 0, 39, 18, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => now, () => callback(state));
        timer.Change(dueTime, period);
        timers.Add(timer);
        return timer;
    }

    internal void Advance(TimeSpan by)
    {
        now += by;
        foreach (var timer in timers) timer.GoOff();
    }

    /// <summary>Goes off once.</summary>
    private sealed class Timer(Func<DateTimeOffset> now, Action callback) : ITimer
    {
        private DateTimeOffset due = DateTimeOffset.MaxValue;

        internal void GoOff()
        {
            if (due > now()) return;
            due = DateTimeOffset.MaxValue;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : now() + dueTime;
            return true;
        }

        public void Dispose() => due = DateTimeOffset.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
