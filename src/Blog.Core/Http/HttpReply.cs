using System.Globalization;
using System.Text.Json;

namespace Blog.Core.Http;

/// <summary>A response: the body is UTF-8.</summary>
public sealed record HttpReply(int Status, IReadOnlyList<Header> Headers, ReadOnlyMemory<byte> Body)
{
    public static HttpReply Created(PostView post) =>
        Json(201, post).With("etag", ETag(post)).With("location", $"/v1/{post.BlogId}/posts/{post.PostId}");

    public static HttpReply Ok(PostView post) => Json(200, post).With("etag", ETag(post));

    /// <summary>The post as it was; it has no ETag any more.</summary>
    public static HttpReply Deleted(PostView post) => Json(200, post);

    public static HttpReply Ok(PageView page) => Json(200, JsonSerializer.SerializeToUtf8Bytes(page, WireJson.Out.PageView));

    public static HttpReply From(BlogError error, HttpCall call) => error is BlogError.StoreUnavailable
        ? From(Problem.From(error, call)).With("retry-after", "1")
        : From(Problem.From(error, call));

    /// <inheritdoc cref="Problem.Unforeseen"/>
    public static HttpReply Unforeseen(HttpCall call) => From(Problem.Unforeseen(call));

    private static HttpReply From(Problem problem) => new(
        problem.Status,
        [new("content-type", "application/problem+json")],
        JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Out.Problem));

    private static string ETag(PostView post) => string.Create(CultureInfo.InvariantCulture, $"\"{post.Version}\"");

    private static HttpReply Json(int status, PostView post) =>
        Json(status, JsonSerializer.SerializeToUtf8Bytes(new PostEnvelope(post), WireJson.Out.PostEnvelope));

    private static HttpReply Json(int status, byte[] body) => new(status, [new("content-type", "application/json")], body);

    private HttpReply With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}

/// <summary>A response header; names are in lower case.</summary>
public sealed record Header(string Name, string Value);
