using System.Globalization;

namespace Blog.Client;

/// <summary>A post as the API gives it.</summary>
/// <param name="BlogId">1 to 64 of <c>A-Z a-z 0-9 _ -</c>.</param>
/// <param name="PostId">A UUID of version 7, in lower case with hyphens: later posts sort after earlier ones.</param>
/// <param name="Title">One line of 1 to 200 characters, with no white space at its ends.</param>
/// <param name="Body">At most 262,144 bytes of UTF-8.</param>
/// <param name="Author">Who created it; <c>anonymous</c> where nobody was signed in.</param>
/// <param name="Version">1 when created, one more with every update.</param>
/// <param name="CreatedAt">In UTC, to the millisecond.</param>
/// <param name="UpdatedAt">In UTC, to the millisecond; the same as <paramref name="CreatedAt"/> until the first
/// update.</param>
public sealed record Post(
    string BlogId,
    string PostId,
    string Title,
    string Body,
    string Author,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>
    /// Names this version, for <c>ifMatch</c> and <c>ifNoneMatch</c>: the version in quotes, <c>"3"</c>.
    /// </summary>
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"\"{Version}\"");

    /// <summary>All that its author wrote.</summary>
    internal PostDraft Draft => new(Title, Body);
}

/// <summary>What is written by a create or an update. The API checks it, and says all that is wrong at once.</summary>
/// <param name="Title">One line of 1 to 200 characters; white space at its ends is dropped.</param>
/// <param name="Body">Not blank, at most 262,144 bytes of UTF-8.</param>
public sealed record PostDraft(string Title, string Body)
{
    /// <summary>As the API stores it.</summary>
    internal PostDraft Stored => this with { Title = Title.Trim() };
}
