using System.Text.Json.Serialization.Metadata;
using Blog.Core.Values;

namespace Blog.Core.Http;

/// <summary>A response: the body is UTF-8.</summary>
public sealed record HttpReply(int Status, IReadOnlyList<Header> Headers, ReadOnlyMemory<byte> Body)
{
    /// <param name="isReplay">Shown again, as it was when it was created.</param>
    public static HttpReply Created(PostView post, bool isReplay, HttpCall call)
    {
        var reply = Json(201, post)
            .With("etag", ETag.Of(post.Version))
            .With("location", $"{UriPath.Of(call.Path)}/{post.PostId}");
        return isReplay ? reply.With("idempotency-replayed", "true") : reply;
    }

    /// <param name="isKnown">The caller has this version already, and gets no body.</param>
    public static HttpReply Found(PostView post, bool isKnown) => isKnown
        ? new HttpReply(304, [new("etag", ETag.Of(post.Version))], ReadOnlyMemory<byte>.Empty)
        : Updated(post);

    public static HttpReply Updated(PostView post) => Json(200, post).With("etag", ETag.Of(post.Version));

    /// <summary>The post as it was; it has no ETag any more.</summary>
    public static HttpReply Deleted(PostView post) => Json(200, post);

    public static HttpReply Listed(PageView page, HttpCall call)
    {
        var reply = Ok(page, JsonOut.Default.PageView);
        return page.PaginationToken is { } token
            ? reply.With("link", $"<{PageAddress(call, token)}>; rel=\"next\"")
            : reply;
    }

    /// <summary>A record that needs no header.</summary>
    /// <param name="shape">Of <see cref="JsonOut"/>.</param>
    public static HttpReply Ok<T>(T record, JsonTypeInfo<T> shape) => Json(200, JsonText.Of(record, shape));

    public static HttpReply From(BlogError error, HttpCall call)
    {
        var reply = From(Problem.From(error, call));
        return error switch
        {
            BlogError.OfStore { Error: StoreError.Unauthenticated } => reply.With("www-authenticate", "Bearer"),
            BlogError.MethodNotAllowed { Allowed: var methods } => reply.With("allow", string.Join(", ", methods)),
            BlogError.OfStore { Error: StoreError.Unavailable or StoreError.Unknown } =>
                reply.With("retry-after", "1"),
            _ => reply,
        };
    }

    /// <inheritdoc cref="Problem.Unforeseen"/>
    public static HttpReply Unforeseen(HttpCall call) => From(Problem.Unforeseen(call));

    private static HttpReply From(Problem problem) => new(
        problem.Status,
        [new("content-type", "application/problem+json")],
        JsonText.Of(problem, JsonOut.Default.Problem));

    /// <summary>
    /// As many posts as this page may hold; the path is the caller's own, whatever a gateway puts in front of it.
    /// </summary>
    private static string PageAddress(HttpCall call, string token) => call.QueryValue(PageLimit.Field) is { } limit
        ? $"{UriPath.Of(call.Path)}?{PageLimit.Field}={limit}&{PaginationToken.Field}={token}"
        : $"{UriPath.Of(call.Path)}?{PaginationToken.Field}={token}";

    private static HttpReply Json(int status, PostView post) =>
        Json(status, JsonText.Of(new PostEnvelope(post), JsonOut.Default.PostEnvelope, 512 + post.Body.Length));

    private static HttpReply Json(int status, ReadOnlyMemory<byte> body) =>
        new(status, [new("content-type", "application/json")], body);

    internal HttpReply With(params Header[] headers) => this with { Headers = [.. Headers, .. headers] };

    private HttpReply With(string name, string value) => With(new Header(name, value));
}

/// <summary>A response header; names are in lower case.</summary>
public sealed record Header(string Name, string Value);
