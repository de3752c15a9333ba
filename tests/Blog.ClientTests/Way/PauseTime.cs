namespace Blog.ClientTests.Way;

/// <summary>The system's clock, which tells when a pause of that length has begun.</summary>
internal sealed class PauseTime(TimeSpan pause) : TimeProvider
{
    private volatile bool hasBegun;

    public bool HasBegun => hasBegun;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == pause)
            hasBegun = true;
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
