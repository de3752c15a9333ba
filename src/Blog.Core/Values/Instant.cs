using System.Globalization;

namespace Blog.Core.Values;

/// <summary>A moment in UTC, to the millisecond: all that the contract shows is all that there is.</summary>
public sealed record Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private Instant(long unixMilliseconds) => UnixMilliseconds = unixMilliseconds;

    public long UnixMilliseconds { get; }

    /// <summary>The first whole second that is not before it.</summary>
    public long UnixSecondsCeiling => (UnixMilliseconds + 999) / 1000;

    /// <summary>RFC 3339, always 24 characters: <c>2026-11-22T00:39:18.294Z</c>.</summary>
    public string Text =>
        DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Drops what is finer than a millisecond.</summary>
    public static Instant From(DateTimeOffset moment) => new(moment.ToUnixTimeMilliseconds());

    public Instant After(TimeSpan span) => new(UnixMilliseconds + (long)span.TotalMilliseconds);

    /// <summary>The form that <see cref="Text"/> gives; anything else is a <see cref="FormatException"/>.</summary>
    public static Instant FromStore(string text) =>
        From(DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
