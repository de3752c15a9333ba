using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.OpenApi;

/// <summary>
/// What the types of the wire records do not say of their members: the values' own limits, and what they mean. Those of
/// what an author writes are in <see cref="TextFields"/>.
/// </summary>
internal static class Limits
{
    private static readonly Dictionary<(Type, string), Func<JsonObject>> OfMembers = new()
    {
        [(typeof(PostView), BlogId.Field)] = BlogIdValue,
        [(typeof(PostView), PostId.Field)] = PostIdValue,
        [(typeof(PostView), "author")] = () => Text(
            $"Who created the post: `{Author.FromJwt("{subject}").Text}`, `{Author.FromIam("{principal id}").Text}`, "
                + $"or `{Author.Anonymous.Text}`.",
            least: 1, most: null, Patterns.Author),
        [(typeof(PostView), "version")] = () => new()
        {
            ["description"] = "1 when created, one more with every update. The ETag is the version in quotes.",
            ["format"] = "int64",
            ["minimum"] = 1,
        },
        [(typeof(PostView), "createdAt")] = () => Time("When the post was created"),
        [(typeof(PostView), "updatedAt")] = () => Time("When the post was created or last updated"),
        [(typeof(PageView), "items")] = () => new()
        {
            ["description"] = "Newest first. A page can hold fewer posts than the limit, and still have a next page.",
            ["maxItems"] = PageLimit.Most,
        },
        [(typeof(PageView), PaginationToken.Field)] = () =>
            With(Token(), "description", "For the next page; the last page has none."),
        [(typeof(Problem), "type")] = () => With(
            Text("A stable URN, one for each `errorCode`.", least: 1, most: null, Patterns.ProblemType),
            "format",
            "uri"),
        [(typeof(Problem), "title")] = () => Text("The kind of problem, for people.", least: 1),
        [(typeof(Problem), "status")] = () => new()
        {
            ["description"] = "The HTTP status again.",
            ["format"] = "int32",
            ["minimum"] = 400,
            ["maximum"] = 599,
        },
        [(typeof(Problem), "detail")] = () => Text("A sentence for people.", least: 1),
        [(typeof(Problem), "instance")] = () => With(Text("The path of the request."), "format", "uri-reference"),
        [(typeof(Problem), "errorCode")] = () => new()
        {
            ["description"] = "Stable, for programs.",
            ["enum"] = new JsonArray([.. Failures.ErrorCodes.Select(code => (JsonNode)code)]),
        },
        [(typeof(Problem), "requestId")] = () => Text("API Gateway's id of the request; the log has it too."),
        [(typeof(Problem), "errors")] = () => new()
        {
            ["description"] = "Only with `VALIDATION_FAILED`: all faults, in the order of the fields, path first.",
            ["minItems"] = 1,
        },
        [(typeof(FieldFault), "field")] = () => new()
        {
            ["description"] = "The field's name on the wire.",
            ["enum"] = new JsonArray([
                BlogId.Field,
                PostId.Field,
                PageLimit.Field,
                PaginationToken.Field,
                .. TextFields.All.Select(field => (JsonNode)field.Name),
            ]),
        },
        [(typeof(FieldFault), "code")] = () => Text(
            "Stable, for programs: `required`, `too_long`, `invalid_characters` ...",
            least: 1,
            most: null,
            Patterns.SnakeCase),
        [(typeof(FieldFault), "message")] = () => Text("A sentence for people; it never repeats the value.", least: 1),
    };

    /// <summary>The limits of a member, none for a member that has no more than its type.</summary>
    internal static JsonObject Of(Type record, string member) =>
        OfMembers.TryGetValue((record, member), out var limits) ? limits()
        : TextFields.All.FirstOrDefault(field => field.Name == member) is not { } text ? []
        : record == typeof(PostDraft) ? text.Sent()
        : record == typeof(PostView) ? text.Shown()
        : [];

    internal static JsonObject BlogIdValue() => Text("Names a blog.", least: 1, BlogId.MaxLength, Patterns.BlogId);

    internal static JsonObject PostIdValue() => With(
        Text(
            "Names a post: a UUID of version 7 in lower case with hyphens, in the order of creation.",
            pattern: Patterns.PostId),
        "format", "uuid");

    /// <summary>Opaque, but always as long as any.</summary>
    internal static JsonObject Token() => Text(
        "Opaque, base64url.", Examples.Token.Length, Examples.Token.Length, Patterns.Base64Url);

    private static JsonObject Time(string description) =>
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

    private static JsonObject With(JsonObject limits, string keyword, JsonNode value)
    {
        limits[keyword] = value;
        return limits;
    }
}
