using System.Text.Json;
using Blog.Core.Http;

namespace Blog.PropertyTests;

/// <summary>Replies as a client reads them.</summary>
internal static class Replies
{
    /// <summary>A post as the contract shows it.</summary>
    internal sealed record Shown(
        string BlogId,
        string PostId,
        string Title,
        string Body,
        string Author,
        long Version,
        string CreatedAt,
        string UpdatedAt);

    internal static JsonElement Json(this HttpReply reply) => JsonDocument.Parse(reply.Body).RootElement;

    internal static Shown Post(this HttpReply reply) => ToPost(reply.Json().GetProperty("post"));

    /// <summary>The post, or those of a page.</summary>
    internal static Shown[] Posts(this HttpReply reply) =>
        reply.Json().TryGetProperty("items", out _) ? reply.Items() : [reply.Post()];

    internal static Shown[] Items(this HttpReply reply) =>
        [.. reply.Json().GetProperty("items").EnumerateArray().Select(ToPost)];

    internal static string? Token(this HttpReply reply) =>
        reply.Json().TryGetProperty("paginationToken", out var token) ? token.GetString() : null;

    internal static string? Header(this HttpReply reply, string name) =>
        reply.Headers.SingleOrDefault(header => header.Name == name)?.Value;

    internal static string? ErrorCode(this HttpReply reply) =>
        reply.Json().TryGetProperty("errorCode", out var code) ? code.GetString() : null;

    /// <summary><c>title too_long</c>, in the order of the problem's <c>errors</c>.</summary>
    internal static string[] Faults(this HttpReply reply) =>
    [
        .. reply.Json().GetProperty("errors").EnumerateArray()
            .Select(fault => $"{fault.GetProperty("field").GetString()} {fault.GetProperty("code").GetString()}"),
    ];

    private static Shown ToPost(JsonElement post) => post.Deserialize<Shown>(JsonSerializerOptions.Web)!;
}
