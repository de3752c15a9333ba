using System.Text.Json;
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

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("blogId"u8, BlogId);
        json.WriteString("postId"u8, PostId);
        json.WriteString("title"u8, Title);
        json.WriteString("body"u8, Body);
        json.WriteString("author"u8, Author);
        json.WriteNumber("version"u8, Version);
        json.WriteString("createdAt"u8, CreatedAt);
        json.WriteString("updatedAt"u8, UpdatedAt);
        json.WriteEndObject();
    }
}

/// <summary><c>{"post": {...}}</c></summary>
public sealed record PostEnvelope(PostView Post)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("post"u8);
        Post.Write(json);
        json.WriteEndObject();
    }
}

/// <summary><c>{"items": [...], "paginationToken": "..."}</c>; the last page has no token.</summary>
public sealed record PageView(IReadOnlyList<PostView> Items, string? PaginationToken)
{
    public static PageView From(PostPage page) => new(
        [.. page.Posts.Select(PostView.From)],
        page.HasMore ? new PaginationToken(page.Posts[^1].Key.Post).Text : null);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var post in Items) post.Write(json);
        json.WriteEndArray();
        if (PaginationToken is { } token) json.WriteString("paginationToken"u8, token);
        json.WriteEndObject();
    }
}
