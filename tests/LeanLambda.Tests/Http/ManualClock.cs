namespace LeanLambda.Tests.Http;

/// <summary>A clock that a test moves.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;
    private long ticks;

    internal ManualClock()
        : this(DateTimeOffset.UtcNow)
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => ticks;

    internal void Advance(TimeSpan time)
    {
        ticks += time.Ticks;
        now += time;
    }

    /// <summary>The process is frozen: only the wall clock goes on.</summary>
    internal void Freeze(TimeSpan time) => now += time;
}
