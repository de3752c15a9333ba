using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using static Blog.OpenApi.Limits;

namespace Blog.OpenApi;

/// <summary>The records of more than one operation; those of one alone are in <see cref="Operations"/>.</summary>
internal static class Records
{
    internal static readonly WireRecord Draft = new(
        typeof(PostDraft),
        "PostDraft",
        "What an author writes. Names count in any case, the last of a repeated one is taken; other members are "
            + "ignored.",
        TextFields.All.ToDictionary(field => field.Name, field => field.Sent, StringComparer.Ordinal),
        IsRequest: true);

    internal static readonly WireRecord Post = new(
        typeof(PostView),
        "Post",
        "A post.",
        new(TextFields.All.Select(field => KeyValuePair.Create(field.Name, field.Shown)))
        {
            [BlogId.Field] = BlogIdValue,
            [PostId.Field] = PostIdValue,
            ["author"] = () => Text(
                $"Who created the post: `{Author.FromJwt("{issuer}", "{subject}").Text}`, "
                    + $"`{Author.FromIam("{principal id}").Text}`, or `{Author.Anonymous.Text}`.",
                least: 1, most: null, Patterns.Author),
            ["version"] = () => new()
            {
                ["description"] = "1 when created, one more with every update. The ETag is the version in quotes.",
                ["format"] = "int64",
                ["minimum"] = 1,
            },
            ["createdAt"] = () => Time("When the post was created"),
            ["updatedAt"] = () => Time("When the post was created or last updated"),
        });

    internal static readonly WireRecord Envelope = new(typeof(PostEnvelope), "PostEnvelope", "One post.", []);

    internal static readonly WireRecord Problem = new(
        typeof(Problem),
        "Problem",
        "An error: RFC 9457.",
        new()
        {
            ["type"] = () => With(
                Text("A stable URN, one for each `errorCode`.", least: 1, most: null, Patterns.ProblemType),
                "format",
                "uri"),
            ["title"] = () => Text("The kind of problem, for people.", least: 1),
            ["status"] = () => new()
            {
                ["description"] = "The HTTP status again.",
                ["format"] = "int32",
                ["minimum"] = 400,
                ["maximum"] = 599,
            },
            ["detail"] = () => Text("A sentence for people.", least: 1),
            ["instance"] = () => With(Text("The path of the request."), "format", "uri-reference"),
            ["errorCode"] = () => new()
            {
                ["description"] = "Stable, for programs.",
                ["enum"] = new JsonArray([.. Failures.ErrorCodes.Select(code => (JsonNode)code)]),
            },
            ["requestId"] = () => Text("API Gateway's id of the request; the log has it too."),
            ["errors"] = () => new()
            {
                ["description"] = "Only with `VALIDATION_FAILED`: all faults, in the order of the fields, path first.",
                ["minItems"] = 1,
            },
        });

    internal static readonly WireRecord Fault = new(
        typeof(FieldFault),
        "FieldFault",
        "One broken rule of one field.",
        new()
        {
            ["field"] = () => new()
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
            ["code"] = () => Text(
                "Stable, for programs: `required`, `too_long`, `invalid_characters` ...",
                least: 1,
                most: null,
                Patterns.SnakeCase),
            ["message"] = () => Text("A sentence for people; it never repeats the value.", least: 1),
        });

    internal static IReadOnlyList<WireRecord> Shared => [Draft, Post, Envelope, Problem, Fault];
}
