using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Values;
using Microsoft.OpenApi;

namespace Blog.OpenApi;

/// <summary>The headers of the answers, each a component of the document.</summary>
internal static class Headers
{
    internal const string ETag = "ETag";
    internal const string Location = "Location";
    internal const string IdempotencyReplayed = "Idempotency-Replayed";
    internal const string Link = "Link";
    internal const string WwwAuthenticate = "WWW-Authenticate";
    internal const string Allow = "Allow";
    internal const string RetryAfter = "Retry-After";
    internal const string HttpApiRequestId = "Apigw-Requestid";
    internal const string RestApiRequestId = "X-Amzn-RequestId";

    /// <summary>What the gateway adds to every answer: one or the other.</summary>
    internal static IReadOnlyList<string> OfEveryAnswer => [HttpApiRequestId, RestApiRequestId];

    internal static Dictionary<string, IOpenApiHeader> All(OpenApiDocument document)
    {
        return new(StringComparer.Ordinal)
        {
            [ETag] = New(
                "The post's version, in quotes.",
                new() { ["pattern"] = Patterns.ETag },
                Blog.Core.Http.ETag.Of(1),
                isAlways: true),
            [Location] = New(
                "The path of the post.",
                new() { ["format"] = "uri-reference" },
                Examples.Path(Routes.GetPost),
                isAlways: true),
            [IdempotencyReplayed] = New(
                "Only where an earlier request with the same `Idempotency-Key` made the post, which is shown as it "
                + "was then.",
                new() { ["enum"] = new JsonArray("true") }, "true"),
            [Link] = New(
                "The address of the next page; the last page has none.",
                new() { ["pattern"] = """^<[^<>]+>; rel="next"$""" },
                $"<{Examples.Path(Routes.ListPosts)}?{PageLimit.Field}=1&{PaginationToken.Field}={Examples.Token}>; "
                + "rel=\"next\""),
            [WwwAuthenticate] = New("How to sign in.", [], "Bearer"),
            [Allow] = New(
                "The methods of the path.",
                new() { ["pattern"] = "^[A-Z]+(?:, [A-Z]+)*$" },
                string.Join(", ", Failures.MethodsOf(Routes.GetPost)),
                isAlways: true),
            [RetryAfter] = New(
                "Seconds to wait; the gateway's own answer has none.",
                new() { ["type"] = "integer", ["minimum"] = 1 },
                1),
            [HttpApiRequestId] = New("The gateway's id of the request, from an HTTP API.", [], Examples.RequestId),
            [RestApiRequestId] = New(
                "The gateway's id of the request, from a REST API.",
                [],
                "1f0f6b58-6ad2-4c34-9d3c-6f4bb3a5f6a1"),
        };

        IOpenApiHeader New(string description, JsonObject schema, JsonNode example, bool isAlways = false)
        {
            schema.TryAdd("type", "string");
            return new OpenApiHeader
            {
                Description = description,
                Required = isAlways,
                Schema = Schemas.Read(schema, document),
                Example = example,
            };
        }
    }
}
