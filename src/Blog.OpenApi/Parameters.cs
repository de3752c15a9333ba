using System.Text.Json.Nodes;
using Blog.Core.Http;
using Blog.Core.Values;
using Microsoft.OpenApi;

namespace Blog.OpenApi;

/// <summary>The parameters of the requests, each a component of the document, by the name that it has there.</summary>
internal static class Parameters
{
    internal const string IfMatch = "If-Match";
    internal const string IfNoneMatch = "If-None-Match";
    internal const string IdempotencyKey = "Idempotency-Key";

    internal static Dictionary<string, IOpenApiParameter> All(OpenApiDocument document)
    {
        return new(StringComparer.Ordinal)
        {
            [BlogId.Field] =
                New(ParameterLocation.Path, BlogId.Field, "The blog.", Limits.BlogIdValue(), Examples.BlogName),
            [PostId.Field] =
                New(ParameterLocation.Path, PostId.Field, "The post.", Limits.PostIdValue(), Examples.PostId.Text),
            [PageLimit.Field] = New(ParameterLocation.Query, PageLimit.Field,
                "The most posts that the page may hold; decimal digits only.",
                new()
                {
                    ["type"] = "integer",
                    ["minimum"] = PageLimit.Least,
                    ["maximum"] = PageLimit.Most,
                    ["default"] = PageLimit.Default.Value,
                },
                PageLimit.Most),
            [PaginationToken.Field] = New(ParameterLocation.Query, PaginationToken.Field,
                "Of the page before, as it came. It holds for its own blog's posts only, whatever comes and goes "
                + "between.",
                Limits.Token(), Examples.Token),
            [IfMatch] = New(ParameterLocation.Header, IfMatch,
                "The ETag of the version to be changed, or `*`. Without it the last write wins.",
                new() { ["pattern"] = Patterns.IfMatch }, "\"1\""),
            [IfNoneMatch] = New(ParameterLocation.Header, IfNoneMatch,
                "The ETags that the caller has already, or `*`: if the post's is among them, the answer is 304.",
                new() { ["pattern"] = Patterns.IfNoneMatch }, "\"1\""),
            [IdempotencyKey] = New(ParameterLocation.Header, IdempotencyKey,
                $"1 to {IdempotencyKeyHeader.MaxLength} visible ASCII characters, new for each post. A key "
                    + "belongs to its caller in its blog, and all who are not signed in are one caller. For 24 hours "
                    + "the same key with the same request gets the first answer again.",
                new()
                {
                    ["minLength"] = 1,
                    ["maxLength"] = IdempotencyKeyHeader.MaxLength,
                    ["pattern"] = Patterns.VisibleAscii,
                },
                "5f9b2c1e-create-hello"),
        };

        // A page made from the document sends what is an example: an optional parameter describes its own.
        IOpenApiParameter New(
            ParameterLocation place,
            string name,
            string description,
            JsonObject schema,
            JsonNode example)
        {
            var required = place is ParameterLocation.Path;
            schema.TryAdd("type", "string");
            return new OpenApiParameter
            {
                In = place,
                Name = name,
                Description = required ? description : $"{description} For example `{example}`.",
                Required = required,
                Schema = Schemas.Read(schema, document),
                Example = required ? example : null,
            };
        }
    }
}
