using System.Globalization;

namespace Blog.ReliabilityTests.Checking;

internal enum Verb
{
    Create,
    Get,
    Update,
    Delete,
    List,
}

/// <summary>What a caller knows of what became of its call.</summary>
internal enum Outcome
{
    /// <summary>It was done: 200 or 201.</summary>
    Done,

    /// <summary>201 for a key that has its post already.</summary>
    Replayed,

    /// <summary>304: the caller has the version.</summary>
    NotModified,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>412.</summary>
    Mismatch,

    /// <summary>A response that says that nothing was changed.</summary>
    NotDone,

    /// <summary>No response that says whether it was done.</summary>
    Unknown,

    /// <summary>A response that the contract does not have.</summary>
    Wrong,
}

/// <summary>A post as a response showed it; its body names the create that it comes from.</summary>
internal sealed record Seen(string Id, long Version, string Title, string Origin);

/// <summary>A request and its response.</summary>
/// <param name="Id">Of the post; empty for a create and a list.</param>
/// <param name="Title">What is written; every update has a title of its own.</param>
/// <param name="Origin">Of a create: what its post's body says ever after; creates with one key have one.</param>
/// <param name="Version">By If-Match or If-None-Match; null without.</param>
/// <param name="Posts">What the response showed: all of the blog for a list.</param>
internal sealed record Call(
    Verb Verb,
    string Id,
    string Title,
    string Origin,
    long? Version,
    long Start,
    long End,
    Outcome Outcome,
    IReadOnlyList<Seen> Posts,
    string Response)
{
    private const int LongestResponse = 160;

    public override string ToString() =>
        Told(Response.Length > LongestResponse ? Response[..LongestResponse] : Response);

    /// <summary>With what it says of one post alone.</summary>
    internal string Of(string id) => Outcome is not (Outcome.Done or Outcome.Replayed) ? ToString()
        : Posts.FirstOrDefault(post => post.Id == id) is { } seen ? Told($"version {seen.Version}, {seen.Title}")
        : Told("absent");

    private string Told(string response) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start / 1000.0,12:0.0} {End / 1000.0,12:0.0}  {Verb} {Origin} {Title}"
        + $"{(Version is null ? "" : $" if version {Version}")}: {Outcome}, {response}");
}
