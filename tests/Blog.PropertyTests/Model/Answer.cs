using Blog.Core.Http;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>All that a response says.</summary>
/// <param name="IsReplay">Idempotency-Replayed.</param>
/// <param name="HasMore">There is a token.</param>
internal sealed record Answer(
    int Status,
    string? ErrorCode = null,
    string? ETag = null,
    string? Location = null,
    bool IsReplay = false,
    bool HasMore = false)
{
    /// <summary>The post, or those of a page.</summary>
    internal IReadOnlyList<Shown> Posts { get; init; } = [];

    internal static Answer Of(HttpReply reply) => new(
        reply.Status,
        reply.Status >= 400 ? reply.ErrorCode() : null,
        reply.Header("etag"),
        reply.Header("location"),
        reply.Header("idempotency-replayed") == "true",
        reply.Status == 200 && reply.Token() is not null)
    {
        Posts = reply.Status is 200 or 201 ? reply.Posts() : [],
    };

    public bool Equals(Answer? other) =>
        other is not null && Shape == other.Shape && Posts.SequenceEqual(other.Posts);

    public override int GetHashCode() => Shape.GetHashCode();

    public override string ToString() =>
        $"{Status} {ErrorCode} ETag {ETag}{(IsReplay ? ", replayed" : "")}{(HasMore ? ", with a token" : "")}"
        + string.Concat(Posts.Select(post =>
            $"\n    {post.PostId}, version {post.Version} by {post.Author}: '{post.Title}' '{post.Body}'"));

    private (int, string?, string?, string?, bool, bool) Shape =>
        (Status, ErrorCode, ETag, Location, IsReplay, HasMore);
}
