using Blog.Core.Values;

namespace Blog.Core;

/// <summary>A post on the wire.</summary>
public sealed record PostView(
    string BlogId,
    string PostId,
    string Title,
    string Body,
    string Author,
    long Version,
    string CreatedAt,
    string UpdatedAt)
{
    public static PostView From(Post post) => new(
        post.Key.Blog.Text,
        post.Key.Post.Text,
        post.Text.Title.Text,
        post.Text.Body.Text,
        post.Author.Text,
        post.Version,
        post.CreatedAt.Text,
        post.UpdatedAt.Text);
}

/// <summary><c>{"post": {...}}</c></summary>
public sealed record PostEnvelope(PostView Post);

/// <summary><c>{"items": [...], "paginationToken": "..."}</c>; the last page has no token.</summary>
public sealed record PageView(IReadOnlyList<PostView> Items, string? PaginationToken)
{
    public static PageView From(PostPage page) => new(
        [.. page.Posts.Select(PostView.From)],
        page.HasMore ? new PaginationToken(page.Posts[^1].Key.Post).Text : null);
}
