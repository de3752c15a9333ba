using System.Text.Json;

namespace Blog.Client.Wire;

/// <summary>A post that may lack anything, until it is looked at.</summary>
internal sealed record WirePost(
    string? BlogId,
    string? PostId,
    string? Title,
    string? Body,
    string? Author,
    long? Version,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt)
{
    /// <exception cref="JsonException">Something is missing.</exception>
    public Post ToPost() =>
        this is
        {
            BlogId: { } blog, PostId: { } id, Title: { } title, Body: { } body, Author: { } author,
            Version: { } version, CreatedAt: { } created, UpdatedAt: { } updated,
        }
            ? new Post(blog, id, title, body, author, version, created, updated)
            : throw new JsonException("The post lacks a member.");
}

/// <summary><c>{"post": {...}}</c></summary>
internal sealed record WireEnvelope(WirePost? Post)
{
    /// <exception cref="JsonException">There is no post in it, or not all of one.</exception>
    public Post ToPost() => Post?.ToPost() ?? throw new JsonException("There is no post.");
}
