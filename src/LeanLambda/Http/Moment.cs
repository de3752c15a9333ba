namespace LeanLambda.Http;

/// <summary>
/// A moment, by two clocks: while Lambda freezes the process, the monotonic clock may stand still, and the wall clock
/// goes on.
/// </summary>
internal readonly record struct Moment(long Timestamp, DateTimeOffset Wall)
{
    internal static Moment Now(TimeProvider clock) => new(clock.GetTimestamp(), clock.GetUtcNow());

    /// <summary>The time since then, by the clock that shows more of it.</summary>
    internal TimeSpan Age(TimeProvider clock)
    {
        var (run, passed) = (clock.GetElapsedTime(Timestamp), clock.GetUtcNow() - Wall);
        return run > passed ? run : passed;
    }
}
