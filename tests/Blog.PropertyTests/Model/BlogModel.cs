using Blog.Core.Values;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>The whole API as a dictionary: what it must answer, and what is there afterwards.</summary>
internal sealed class BlogModel
{
    private readonly Dictionary<(string Blog, string Post), Shown> posts = [];

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

    /// <summary>The status of a write to a post by a caller.</summary>
    internal static int WriteStatus(Shown? post, Author caller) =>
        post is null ? 404
        : post.Author == "anonymous" || post.Author == caller.Text ? 200
        : caller == Author.Anonymous ? 401
        : 403;
}
