using System.Text.Json.Nodes;
using Blog.Local.Authorizers;
using Blog.Local.Lambda;

namespace Blog.Local.Gateway;

/// <summary>
/// The event of an HTTP API, payload 2.0
/// (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
/// </summary>
internal static class HttpApiEvent
{
    private static readonly string[] TextTypes = ["application/json", "application/xml", "application/javascript"];

    public static byte[] From(GatewayRequest request)
    {
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = RouteKey(request),
            ["rawPath"] = Uri.UnescapeDataString(request.FullPath),
            ["rawQueryString"] = request.Query,
            ["headers"] = EventJson.ObjectOrNull(Headers(request)),
            ["requestContext"] = Context(request),
            ["isBase64Encoded"] = request.Body.Length > 0 && !IsText(request),
        };
        AddUnlessNull(json, "cookies", Cookies(request));
        AddUnlessNull(json, "queryStringParameters", EventJson.ObjectOrNull(Joined(request.QueryParameters())));
        AddUnlessNull(json, "pathParameters", EventJson.ObjectOrNull(
            request.PathParameters.Select(each => (each.Key, Uri.UnescapeDataString(each.Value)))));
        AddUnlessNull(json, "body", Body(request));
        return EventJson.Bytes(json);
    }

    private static JsonObject Context(GatewayRequest request)
    {
        var json = new JsonObject
        {
            ["accountId"] = FunctionDefinition.AccountId,
            ["apiId"] = "local",
            ["domainName"] = request.DomainName,
            ["domainPrefix"] = "local",
            ["http"] = new JsonObject
            {
                ["method"] = request.Route.Method,
                ["path"] = Uri.UnescapeDataString(request.FullPath),
                ["protocol"] = request.Protocol,
                ["sourceIp"] = request.SourceIp,
                ["userAgent"] = request.Header("User-Agent") ?? "",
            },
            ["requestId"] = request.Id,
            ["routeKey"] = RouteKey(request),
            ["stage"] = request.Stage ?? "$default",
            ["time"] = EventJson.Time(request.Time),
            ["timeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
        };
        AddUnlessNull(json, "authorizer", Authorizer(request));
        return json;
    }

    private static JsonObject? Authorizer(GatewayRequest request) => request.Caller switch
    {
        CallerIdentity.Token(var claims) => new JsonObject
        {
            ["jwt"] = new JsonObject
            {
                ["claims"] = EventJson.ObjectOrNull(claims.Select(each => (each.Key, each.Value))) ?? [],
                ["scopes"] = null,
            },
        },
        CallerIdentity.Aws(var principal) => new JsonObject
        {
            ["iam"] = new JsonObject
            {
                ["accessKey"] = principal.AccessKey,
                ["accountId"] = FunctionDefinition.AccountId,
                ["callerId"] = principal.UserId,
                ["cognitoIdentity"] = null,
                ["principalOrgId"] = null,
                ["userArn"] = principal.Arn,
                ["userId"] = principal.UserId,
            },
        },
        _ => null,
    };

    private static string RouteKey(GatewayRequest request) => $"{request.Route.Method} {request.Route.Path}";

    /// <summary>In lower case, repeated ones joined by commas; cookies stand apart.</summary>
    private static IEnumerable<(string Name, string Value)> Headers(GatewayRequest request) =>
        Joined(request.Headers.Select(header => (header.Name.ToLowerInvariant(), header.Value)))
            .Where(header => !string.Equals(header.Name, "cookie", StringComparison.Ordinal));

    private static JsonArray? Cookies(GatewayRequest request)
    {
        var cookies = request.Headers
            .Where(header => header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header =>
                header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return cookies.Count == 0 ? null : EventJson.Array(cookies);
    }

    private static JsonNode? Body(GatewayRequest request) =>
        request.Body.Length == 0 ? null
        : IsText(request) ? EventJson.Text(request.Body)
        : Convert.ToBase64String(request.Body.Span);

    /// <summary>
    /// What arrives as text; every other body arrives base64-encoded, also one without a content type.
    /// </summary>
    private static bool IsText(GatewayRequest request)
    {
        var type = (request.Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Joined(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)
            .Select(group => (group.Key, string.Join(',', group)));

    private static void AddUnlessNull(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
    }
}
