using System.Text.Json;
using Blog.Core;
using Microsoft.OpenApi;

namespace Blog.OpenApi;

/// <summary>The OpenAPI 3.1 document of all that is in the table of routes.</summary>
public static class ApiDocument
{
    private const string Tag = "Posts";

    /// <summary>The text of docs/openapi.json: always the same for the same code.</summary>
    /// <exception cref="UndescribedRouteException">The table has a route that nobody described.</exception>
    public static Task<string> Text() => Text(Routes.All);

    /// <inheritdoc cref="Text()"/>
    public static async Task<string> Text(IReadOnlyList<Route> routes)
    {
        var text = await Of(routes).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return text.ReplaceLineEndings("\n") + "\n";
    }

    private static OpenApiDocument Of(IReadOnlyList<Route> routes)
    {
        var document = new OpenApiDocument
        {
            Info = Info(),
            Servers =
            [
                new() { Url = "/", Description = "Where this document is served." },
                new() { Url = "http://127.0.0.1:8080", Description = "The local cloud: `dotnet cake --target=Run`." },
            ],
            Tags = new HashSet<OpenApiTag> { new() { Name = Tag, Description = "The posts of a blog." } },
            Paths = [],
        };
        document.Components = Components(document);
        foreach (var routesOfPath in routes.GroupBy(route => route.Path, StringComparer.Ordinal))
            document.Paths.Add(routesOfPath.Key, PathItem(routesOfPath, document));
        document.Security = Security.Choices(document);
        document.RegisterComponents();
        return document;
    }

    private static OpenApiInfo Info() => new()
    {
        Title = "Blog API",
        Version = "1.0.0",
        Summary = "Write and read blog posts.",
        Description = """
            Every answer has its `Content-Type`; errors are `application/problem+json` with a stable `errorCode`. All
            faults of a request are told at once. What API Gateway answers by itself is `application/json` with a
            `message`.
            """.ReplaceLineEndings(" "),
        Contact = new() { Name = "The Blog API authors" },
        License = new() { Name = "MIT License", Identifier = "MIT" },
    };

    private static OpenApiComponents Components(OpenApiDocument document) => new()
    {
        Schemas = Schemas.All(document),
        Parameters = Parameters.All(document),
        Headers = Headers.All(document),
        Responses = Failures.All.ToDictionary(
            failure => failure.Name,
            IOpenApiResponse (failure) => Answers.Of(failure, document),
            StringComparer.Ordinal),
        SecuritySchemes = Security.Schemes(),
    };

    private static OpenApiPathItem PathItem(IEnumerable<Route> routes, OpenApiDocument document) => new()
    {
        Operations = routes.ToDictionary(route => HttpMethod.Parse(route.Method), route => Operation(route, document)),
    };

    private static OpenApiOperation Operation(Route route, OpenApiDocument document)
    {
        var operation = Operations.Of(route);
        return new()
        {
            OperationId = JsonNamingPolicy.CamelCase.ConvertName(route.Name),
            Summary = operation.Summary,
            Description = operation.Description,
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Parameters = [.. route.PathNames.Concat(operation.Parameters)
                .Select(name => new OpenApiParameterReference(name, document))],
            RequestBody = operation.Draft is { } draft ? Answers.Body(draft, document) : null,
            Responses = Responses(operation, document),
        };
    }

    private static OpenApiResponses Responses(Operation operation, OpenApiDocument document)
    {
        var responses = new OpenApiResponses();
        foreach (var success in operation.Successes)
            responses.Add(Answers.Key(success.Status), Answers.Of(success, document));
        foreach (var failure in operation.Failures.Concat(Failures.OfEveryRoute).OrderBy(failure => failure.Status))
            responses.Add(Answers.Key(failure.Status), new OpenApiResponseReference(failure.Name, document));
        return responses;
    }
}
