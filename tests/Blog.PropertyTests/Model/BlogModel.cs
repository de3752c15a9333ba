using Blog.Core.Values;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>The whole API as a dictionary: what it must answer, and what is there afterwards.</summary>
internal sealed class BlogModel
{
    private readonly Dictionary<(string Blog, string Post), Shown> posts = [];
    private readonly Dictionary<(string Blog, string Caller, string Key), Shown> keys = [];

    internal Shown? Find(string blog, string post) => posts.GetValueOrDefault((blog, post));

    /// <summary>Of one blog, newest first, behind a post or from the first.</summary>
    internal IReadOnlyList<Shown> List(string blog, string? after) =>
    [
        .. posts.Values
            .Where(post => post.BlogId == blog && (after is null || string.CompareOrdinal(post.PostId, after) < 0))
            .OrderByDescending(post => post.PostId, StringComparer.Ordinal),
    ];

    internal void Put(Shown post) => posts[(post.BlogId, post.PostId)] = post;

    internal void Remove(Shown post) => posts.Remove((post.BlogId, post.PostId));

    /// <summary>What was created first by a caller with a key, as it was then.</summary>
    internal Shown? Created(string blog, string caller, string key) => keys.GetValueOrDefault((blog, caller, key));

    internal void Remember(Shown created, string key) => keys[(created.BlogId, created.Author, key)] = created;

    /// <summary>The status of a write to a post by a caller.</summary>
    internal static int WriteStatus(Shown? post, Author caller, ETags ifMatch) =>
        ifMatch is ETags.Broken ? 400
        : post is null ? 404
        : post.Author != "anonymous" && post.Author != caller.Text ? caller == Author.Anonymous ? 401 : 403
        : ifMatch is ETags.None or ETags.Any or ETags.Current ? 200
        : 412;

    internal static int ReadStatus(Shown? post, ETags ifNoneMatch) =>
        ifNoneMatch is ETags.Broken ? 400
        : post is null ? 404
        : ifNoneMatch is ETags.Any or ETags.Current ? 304
        : 200;
}
