using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.OpenApi;

/// <summary>What the document says of a route besides what stands in the table.</summary>
/// <param name="Parameters">Those of the query and the headers; the path's are in its template.</param>
/// <param name="Draft">An example of the request's body; null where it has none.</param>
internal sealed record Operation(
    string Summary,
    string Description,
    IReadOnlyList<string> Parameters,
    Func<JsonNode>? Draft,
    IReadOnlyList<Success> Successes,
    IReadOnlyList<Failure> Failures);

/// <summary>An answer that is no failure.</summary>
/// <param name="Body">Null for no body.</param>
internal sealed record Success(
    int Status,
    string Description,
    WireRecord? Body,
    IReadOnlyList<(string Name, Func<JsonNode> Of)> Examples,
    params IReadOnlyList<string> Headers);

internal static class Operations
{
    private static readonly WireRecord Post = Records.Envelope;

    private static readonly WireRecord Page = new(
        typeof(PageView),
        "PostPage",
        "Some posts of one blog.",
        new()
        {
            ["items"] = () => new()
            {
                ["description"] =
                    "Newest first. A page can hold fewer posts than the limit, and still have a next page.",
                ["maxItems"] = PageLimit.Most,
            },
            [PaginationToken.Field] = () =>
                Limits.With(Limits.Token(), "description", "For the next page; the last page has none."),
        });

    /// <summary>Those that one operation has alone.</summary>
    internal static IEnumerable<WireRecord> OwnRecords => Routes.All
        .SelectMany(route => Of(route).Successes)
        .Select(success => success.Body)
        .OfType<WireRecord>()
        .Except(Records.Shared);

    /// <exception cref="UndescribedRouteException">The route is none of these.</exception>
    internal static Operation Of(Route route) => route.Name switch
    {
        nameof(Routes.CreatePost) => CreatePost,
        nameof(Routes.ListPosts) => ListPosts,
        nameof(Routes.GetPost) => GetPost,
        nameof(Routes.UpdatePost) => UpdatePost,
        nameof(Routes.DeletePost) => DeletePost,
        _ => throw new UndescribedRouteException(route),
    };

    private static Operation CreatePost => new(
        "Create a post",
        "Makes a post with a new id. With an `Idempotency-Key` the request can be sent again, any number of times "
            + "and at once: there will be one post. Without a key a 503 may hide a post that was made.",
        [Parameters.IdempotencyKey],
        Examples.Draft,
        [new(
            201,
            "The post was created, now or by an earlier request with the same key.",
            Post,
            [("created", Examples.CreatedPost)],
            Headers.Location, Headers.ETag, Headers.IdempotencyReplayed)],
        [
            Failures.BadRequest, Failures.BadToken, Failures.BadSignature, Failures.RouteNotFound,
            Failures.PayloadTooLarge, Failures.UnsupportedMediaType, Failures.IdempotencyKeyReused,
        ]);

    private static Operation ListPosts => new(
        "List the newest posts",
        "Lists a blog's posts, newest first, page by page. A blog that nobody has written to is an empty one.",
        [PageLimit.Field, PaginationToken.Field],
        Draft: null,
        [new(200, "A page of posts.", Page,
            [("page", Examples.Page), ("lastPage", Examples.LastPage)], Headers.Link)],
        [Failures.BadQuery, Failures.BadToken, Failures.BadSignature, Failures.RouteNotFound]);

    private static Operation GetPost => new(
        "Read a post",
        "Reads a post as it is now, or says by 304 that the caller has this version already.",
        [Parameters.IfNoneMatch],
        Draft: null,
        [
            new(200, "The post.", Post, [("post", Examples.UpdatedPost)], Headers.ETag),
            new(304, "The post is among those of `If-None-Match`.", Body: null, [], Headers.ETag),
        ],
        [Failures.BadIds, Failures.BadToken, Failures.BadSignature, Failures.NotFound]);

    private static Operation UpdatePost => new(
        "Rewrite a post",
        "Puts a new title and body in place of the old ones. A post that somebody wrote can be changed by them "
            + "alone; one that nobody wrote, by anyone.",
        [Parameters.IfMatch],
        Examples.NewDraft,
        [new(200, "The post as it is now, with its new version.", Post,
            [("updated", Examples.UpdatedPost)], Headers.ETag)],
        [
            Failures.BadRequest, Failures.Unauthenticated, Failures.Forbidden, Failures.NotFound,
            Failures.VersionMismatch, Failures.PayloadTooLarge, Failures.UnsupportedMediaType,
        ]);

    private static Operation DeletePost => new(
        "Delete a post",
        "Deletes a post for good. A post that somebody wrote can be deleted by them alone; one that nobody wrote, "
        + "by anyone.",
        [Parameters.IfMatch],
        Draft: null,
        [new(200, "The post as it was; it has no ETag any more.", Post, [("deleted", Examples.UpdatedPost)])],
        [
            Failures.BadIds, Failures.Unauthenticated, Failures.Forbidden, Failures.NotFound,
            Failures.VersionMismatch,
        ]);
}
