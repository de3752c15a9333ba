using System.Globalization;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Microsoft.OpenApi;

namespace Blog.OpenApi;

/// <summary>The answers of the operations in the terms of OpenAPI.</summary>
internal static class Answers
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    internal static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    internal static OpenApiResponse Of(Success success, OpenApiDocument document) => new()
    {
        Description = success.Description,
        Headers = HeadersOf(success.Headers, document),
        Content = success.Body is null ? null : Content(Json, MediaType(
            new OpenApiSchemaReference(success.Body.Name, document),
            success.Examples.Select(example => (example.Name, example.Of())))),
    };

    /// <summary>
    /// The problem stands before the gateway's own form: some tools take the first that fits <c>+json</c>.
    /// </summary>
    internal static OpenApiResponse Of(Failure failure, OpenApiDocument document)
    {
        var content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal);
        if (failure.Problems.Count > 0)
            content[ProblemJson] = MediaType(
                ProblemSchema(failure, document),
                failure.Problems.Select(problem =>
                    (problem.Name, Examples.ToJson(problem.Of(Examples.Call(Routes.GetPost))))));
        if (failure.GatewayMessage is { } message)
            content[Json] = MediaType(
                new OpenApiSchemaReference(Schemas.GatewayAnswer, document),
                [("gateway", new JsonObject { ["message"] = message })]);
        return new()
        {
            Description = failure.Description,
            Headers = HeadersOf(failure.Headers, document),
            Content = content,
        };
    }

    internal static OpenApiRequestBody Body(Func<JsonNode> draft, OpenApiDocument document)
    {
        var form = MediaType(new OpenApiSchemaReference(Records.Draft.Name, document), [("draft", draft())]);
        return new()
        {
            Description = $"JSON in UTF-8, at most {JsonBody.MaxBytes} bytes. The Content-Type may also be absent.",
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [Json] = form,
                ["application/*+json"] = form,
            },
        };
    }

    /// <summary>A problem with this status and one of these codes.</summary>
    private static OpenApiSchema ProblemSchema(Failure failure, OpenApiDocument document) => new()
    {
        AllOf =
        [
            new OpenApiSchemaReference(Records.Problem.Name, document),
            Schemas.Read(new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["status"] = new JsonObject { ["enum"] = new JsonArray(failure.Status) },
                    ["errorCode"] = new JsonObject
                    {
                        ["enum"] = new JsonArray([.. Failures.CodesOf(failure).Select(code => (JsonNode)code)]),
                    },
                },
            }, document),
        ],
    };

    private static Dictionary<string, IOpenApiHeader> HeadersOf(
        IReadOnlyList<string> names,
        OpenApiDocument document) =>
        names.Concat(Headers.OfEveryAnswer).ToDictionary(
            name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document), StringComparer.Ordinal);

    private static Dictionary<string, IOpenApiMediaType> Content(string name, OpenApiMediaType form) =>
        new(StringComparer.Ordinal) { [name] = form };

    private static OpenApiMediaType MediaType(
        IOpenApiSchema schema,
        IEnumerable<(string Name, JsonNode Value)> examples) => new()
        {
            Schema = schema,
            Examples = examples.ToDictionary(
            example => example.Name,
            IOpenApiExample (example) => new OpenApiExample { Value = example.Value },
            StringComparer.Ordinal),
        };
}
