using System.Text.Json.Nodes;
using Blog.Local.Authorizers;
using Blog.Local.Lambda;

namespace Blog.Local.Gateway;

/// <summary>
/// The event of a REST API without binary media types, payload 1.0
/// (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html): every body is text,
/// every member is there, null where there is nothing.
/// </summary>
internal static class RestApiEvent
{
    public static byte[] From(GatewayRequest request)
    {
        var query = request.QueryParameters().ToList();
        return EventJson.Bytes(new JsonObject
        {
            ["resource"] = request.Route.Path,
            ["path"] = request.Path,
            ["httpMethod"] = request.Route.Method,
            ["headers"] = EventJson.ObjectOrNull(request.Headers),
            ["multiValueHeaders"] = EventJson.ObjectOrNull(Grouped(request.Headers, StringComparer.OrdinalIgnoreCase)),
            ["queryStringParameters"] = EventJson.ObjectOrNull(query),
            ["multiValueQueryStringParameters"] = EventJson.ObjectOrNull(Grouped(query, StringComparer.Ordinal)),
            ["pathParameters"] = EventJson.ObjectOrNull(request.PathParameters.Select(each => (each.Key, each.Value))),
            ["stageVariables"] = null,
            ["requestContext"] = Context(request),
            ["body"] = request.Body.Length == 0 ? null : EventJson.Text(request.Body),
            ["isBase64Encoded"] = false,
        });
    }

    private static JsonObject Context(GatewayRequest request)
    {
        var json = new JsonObject
        {
            ["accountId"] = FunctionDefinition.AccountId,
            ["apiId"] = "local",
            ["domainName"] = request.DomainName,
            ["domainPrefix"] = "local",
            ["extendedRequestId"] = request.Id,
            ["httpMethod"] = request.Route.Method,
            ["identity"] = Identity(request),
            ["path"] = request.FullPath,
            ["protocol"] = request.Protocol,
            ["requestId"] = request.Id,
            ["requestTime"] = EventJson.Time(request.Time),
            ["requestTimeEpoch"] = request.Time.ToUnixTimeMilliseconds(),
            ["resourceId"] = request.Route.Name,
            ["resourcePath"] = request.Route.Path,
            ["stage"] = request.Stage ?? "local",
        };
        if (request.Caller is CallerIdentity.Token(var claims))
            json["authorizer"] = new JsonObject
            {
                ["claims"] = EventJson.ObjectOrNull(claims.Select(each => (each.Key, each.Value))) ?? [],
            };
        return json;
    }

    private static JsonObject Identity(GatewayRequest request) =>
        Identity(request, (request.Caller as CallerIdentity.Aws)?.Principal);

    private static JsonObject Identity(GatewayRequest request, AwsPrincipal? principal) => new()
    {
        ["accessKey"] = principal?.AccessKey,
        ["accountId"] = principal is null ? null : FunctionDefinition.AccountId,
        ["caller"] = principal?.UserId,
        ["cognitoAuthenticationProvider"] = null,
        ["cognitoAuthenticationType"] = null,
        ["cognitoIdentityId"] = null,
        ["cognitoIdentityPoolId"] = null,
        ["principalOrgId"] = null,
        ["sourceIp"] = request.SourceIp,
        ["user"] = principal?.UserId,
        ["userAgent"] = request.Header("User-Agent"),
        ["userArn"] = principal?.Arn,
    };

    private static IEnumerable<IGrouping<string, string>> Grouped(
        IEnumerable<(string Name, string Value)> pairs, IEqualityComparer<string> names) =>
        pairs.GroupBy(pair => pair.Name, pair => pair.Value, names);
}
