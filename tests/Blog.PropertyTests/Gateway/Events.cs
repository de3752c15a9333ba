using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.PropertyTests.Gateway;

/// <summary>A request as API Gateway got it; it then writes it down in one of two payload formats.</summary>
/// <param name="PathValues">Decoded.</param>
/// <param name="Query">Decoded; names may repeat.</param>
/// <param name="Headers">Names in any case; they may repeat.</param>
/// <param name="Caller"><c>anonymous</c>, <c>jwt:https://issuer#...</c> or <c>iam:...</c>.</param>
/// <param name="EscapesUnicode">The event's JSON is ASCII.</param>
internal sealed record Sent(
    string Method,
    string Path,
    (string Name, string Value)[] PathValues,
    (string Name, string Value)[] Query,
    (string Name, string Value)[] Headers,
    string? Body,
    bool IsBase64,
    string Caller,
    bool EscapesUnicode);

/// <summary>An event's bytes, which a failing test shows as text.</summary>
internal sealed record Payload(byte[] Bytes)
{
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}

/// <summary>
/// Events by the book:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
/// </summary>
internal static class Events
{
    /// <summary>
    /// HTTP API, payload 2.0: header names in lower case, repeated values joined, absent what is empty.
    /// </summary>
    internal static JsonObject Payload2(Sent sent) => Compact(new()
    {
        ["version"] = "2.0",
        ["routeKey"] = $"{sent.Method} /v1/{{blogId}}/posts",
        ["rawPath"] = sent.Path,
        ["rawQueryString"] = string.Join(
            '&',
            sent.Query.Select(x => $"{Uri.EscapeDataString(x.Name)}={Uri.EscapeDataString(x.Value)}")),
        ["cookies"] = new JsonArray("a=1", "b=2"),
        ["headers"] = Joined(sent.Headers.Select(x => (x.Name.ToLowerInvariant(), x.Value))),
        ["queryStringParameters"] = sent.Query.Length == 0 ? null : Joined(sent.Query),
        ["pathParameters"] = sent.PathValues.Length == 0 ? null : Joined(sent.PathValues),
        ["requestContext"] = Compact(new()
        {
            ["accountId"] = "123456789012",
            ["apiId"] = "api-id",
            ["authorizer"] = Authorizer2(sent.Caller),
            ["domainName"] = "id.execute-api.us-east-1.amazonaws.com",
            ["domainPrefix"] = "id",
            ["http"] = new JsonObject
            {
                ["method"] = sent.Method,
                ["path"] = sent.Path,
                ["protocol"] = "HTTP/1.1",
                ["sourceIp"] = "192.0.2.1",
                ["userAgent"] = "agent",
            },
            ["requestId"] = "gateway-request",
            ["routeKey"] = "$default",
            ["stage"] = "$default",
            ["time"] = "12/Mar/2020:19:03:58 +0000",
            ["timeEpoch"] = 1583348638390,
        }),
        ["body"] = Body(sent),
        ["isBase64Encoded"] = sent.IsBase64,
        ["stageVariables"] = new JsonObject { ["stageVariable1"] = "value1" },
    });

    /// <summary>
    /// REST API, payload 1.0: names as they came, the last value and all values, path values encoded, null what is
    /// empty.
    /// </summary>
    internal static JsonObject Payload1(Sent sent) => new()
    {
        ["resource"] = "/v1/{blogId}/posts",
        ["path"] = sent.Path,
        ["httpMethod"] = sent.Method,
        ["headers"] = Last(sent.Headers),
        ["multiValueHeaders"] = All(sent.Headers),
        ["queryStringParameters"] = Last(sent.Query),
        ["multiValueQueryStringParameters"] = All(sent.Query),
        ["pathParameters"] = Last(sent.PathValues.Select(x => (x.Name, Uri.EscapeDataString(x.Value)))),
        ["stageVariables"] = null,
        ["requestContext"] = new JsonObject
        {
            ["resourceId"] = "roq9wj",
            ["authorizer"] = sent.Caller.StartsWith("jwt:", StringComparison.Ordinal)
                ? new JsonObject { ["claims"] = Claims(sent.Caller.Split('#', 2)[1]) }
                : null,
            ["resourcePath"] = "/v1/{blogId}/posts",
            ["httpMethod"] = sent.Method,
            ["extendedRequestId"] = "JKJaXmPLvHcESHA=",
            ["requestTime"] = "10/Mar/2020:00:03:59 +0000",
            ["path"] = sent.Path,
            ["accountId"] = "123456789012",
            ["protocol"] = "HTTP/1.1",
            ["stage"] = "prod",
            ["requestTimeEpoch"] = 1583798639428,
            ["requestId"] = "gateway-request",
            ["identity"] = new JsonObject
            {
                ["cognitoIdentityPoolId"] = null,
                ["accountId"] = null,
                ["caller"] = sent.Caller.StartsWith("iam:", StringComparison.Ordinal) ? sent.Caller[4..] : null,
                ["sourceIp"] = "192.0.2.1",
                ["userAgent"] = "agent",
                ["user"] = null,
            },
            ["domainName"] = "id.execute-api.us-east-1.amazonaws.com",
            ["apiId"] = "api-id",
        },
        ["body"] = Body(sent),
        ["isBase64Encoded"] = sent.IsBase64,
    };

    internal static byte[] ToUtf8(this JsonObject payload, Sent sent) =>
        Encoding.UTF8.GetBytes(payload.ToJsonString(new JsonSerializerOptions
        {
            Encoder = sent.EscapesUnicode ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 1_000,
        }));

    private static JsonObject? Authorizer2(string caller) => caller.Split(':', 2) switch
    {
        ["jwt", var token] => new()
        {
            ["jwt"] = new JsonObject
            {
                ["claims"] = Claims(token.Split('#', 2)[1]),
                ["scopes"] = new JsonArray("scope1"),
            },
        },
        ["iam", var user] => new()
        {
            ["iam"] = new JsonObject
            {
                ["accessKey"] = "AKIA",
                ["accountId"] = "123456789012",
                ["userArn"] = "arn:aws:iam::1:user/x",
                ["userId"] = user,
            },
        },
        _ => null,
    };

    private static JsonObject Claims(string subject) =>
        new() { ["iss"] = "https://issuer", ["sub"] = subject, ["exp"] = "1583798639" };

    private static string? Body(Sent sent) =>
        sent is { IsBase64: true, Body: { } text } ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : sent.Body;

    private static JsonObject Joined(IEnumerable<(string Name, string Value)> pairs) =>
        ToObject(pairs, values => string.Join(',', values));

    private static JsonObject? Last(IEnumerable<(string Name, string Value)> pairs) =>
        ToObject(pairs, values => values[^1]) is { Count: > 0 } last ? last : null;

    private static JsonObject? All(IEnumerable<(string Name, string Value)> pairs) =>
        ToObject(pairs, values => new JsonArray([.. values.Select(value => (JsonNode)value)])) is { Count: > 0 } all
            ? all
            : null;

    private static JsonObject ToObject(
        IEnumerable<(string Name, string Value)> pairs,
        Func<string[], JsonNode> value) => new(pairs
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)value([.. group.Select(pair => pair.Value)]))));

    private static JsonObject Compact(JsonObject from)
    {
        foreach (var name in from.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            from.Remove(name);
        return from;
    }
}
