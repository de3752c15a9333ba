using System.Text.Json.Nodes;
using Blog.Core.Values;

namespace Blog.OpenApi;

/// <summary>What a type does not say of a member or a parameter: the value's own limits, and what it means.</summary>
internal static class Limits
{
    internal static JsonObject BlogIdValue() => Text("Names a blog.", least: 1, BlogId.MaxLength, Patterns.BlogId);

    internal static JsonObject PostIdValue() => With(
        Text(
            "Names a post: a UUID of version 7 in lower case with hyphens, in the order of creation.",
            pattern: Patterns.PostId),
        "format", "uuid");

    /// <summary>Opaque, but always as long as any.</summary>
    internal static JsonObject Token() => Text(
        "Opaque, base64url.", Examples.Token.Length, Examples.Token.Length, Patterns.Base64Url);

    internal static JsonObject Time(string description) =>
        With(
            Text($"{description}: RFC 3339, UTC, to the millisecond.", pattern: Patterns.Instant),
            "format",
            "date-time");

    internal static JsonObject Text(string description, int? least = null, int? most = null, string? pattern = null)
    {
        var text = new JsonObject { ["description"] = description };
        if (least is not null) text["minLength"] = least;
        if (most is not null) text["maxLength"] = most;
        if (pattern is not null) text["pattern"] = pattern;
        return text;
    }

    internal static JsonObject With(JsonObject limits, string keyword, JsonNode value)
    {
        limits[keyword] = value;
        return limits;
    }
}
