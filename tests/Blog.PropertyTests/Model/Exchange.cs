using System.Globalization;

namespace Blog.PropertyTests.Model;

/// <summary>An operation and, once it is sent, what it asked for and the response.</summary>
internal sealed class Exchange(Operation operation)
{
    internal Operation Operation => operation;

    internal Target Target { get; private set; } = new("", "", 0, null);

    internal Answer Answer { get; private set; } = new(0);

    /// <summary>Ticks of the session's clock: before the request went out, and after the response was there.</summary>
    internal (long Sent, long Answered) Time { get; private set; }

    /// <summary>What the session had begun with.</summary>
    internal IReadOnlyList<Exchange> Opening { get; private set; } = [];

    internal void Complete(
        Target target, Answer answer, (long Sent, long Answered) time, IReadOnlyList<Exchange> opening) =>
        (Target, Answer, Time, Opening) = (target, answer, time, opening);

    public override string ToString() => Time == default
        ? $"{operation}"
        : $"{Time.Sent} to {Time.Answered}: {operation} ({Target}): {Answer}";
}

/// <summary>What the numbers of an operation stood for when it was sent.</summary>
/// <param name="Version">That the client knew of.</param>
/// <param name="Behind">Where the page before ended.</param>
internal sealed record Target(string Blog, string Post, long Version, Position? Behind)
{
    public override string ToString() =>
        Post.Length == 0 ? $"behind {Behind?.LastPost ?? "none"}" : $"{Post}, version {Version}";

    /// <summary>A precondition's header.</summary>
    internal string? Header(ETags tags) => tags switch
    {
        ETags.None => null,
        ETags.Any => "*",
        ETags.Current => Tag(Version),
        ETags.Before => Tag(Version - 1),
        ETags.Next => Tag(Version + 1),
        ETags.Foreign => $"\"0{Version}\"",
        ETags.Broken => $"{Version}",
        _ => throw new ArgumentOutOfRangeException(nameof(tags)),
    };

    /// <summary>Whether the header is a match for a post's version.</summary>
    internal bool Matches(ETags tags, long version) => tags switch
    {
        ETags.Any => true,
        ETags.Current => version == Version,
        ETags.Before => version == Version - 1,
        ETags.Next => version == Version + 1,
        _ => false,
    };

    internal static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

/// <param name="LastPost">The id of the last post of the page that the token came with.</param>
internal sealed record Position(string Token, string LastPost);
