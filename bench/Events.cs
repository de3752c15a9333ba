using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Bench.StandIns;
using Blog.Core;

namespace Blog.Bench;

/// <summary>
/// The event of each route, as an HTTP API sends it, payload 2.0
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
/// </summary>
internal static class Events
{
    internal const string Blog = "bench";
    internal const string Title = "On measuring";
    internal const string Body =
        "One start says little, twenty say more. What matters is the middle of them, and that nobody looks away from "
        + "the rest.";

    // As API Gateway writes it: a quote is \" and not \u0022.
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="blog">The blog that the path names.</param>
    internal static byte[] For(Route route, string blog = Blog)
    {
        var values = route.PathNames.ToDictionary(name => name, name => name == "blogId" ? blog : Items.PostId(1));
        var path = values.Aggregate(
            route.Path,
            (text, pair) => text.Replace($"{{{pair.Key}}}", pair.Value, StringComparison.Ordinal));
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = $"{route.Method} {route.Path}",
            ["rawPath"] = path,
            ["rawQueryString"] = "",
            ["headers"] = Headers(),
            ["requestContext"] = Context(route, path),
            ["pathParameters"] =
                new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["isBase64Encoded"] = false,
        };
        if (route.Method is "POST" or "PUT")
            json["body"] = new JsonObject { ["title"] = Title, ["body"] = Body }.ToJsonString(Relaxed);
        return JsonSerializer.SerializeToUtf8Bytes(json, Relaxed);
    }

    private static JsonObject Headers() => new()
    {
        ["accept"] = "application/json",
        ["accept-encoding"] = "gzip, deflate, br",
        ["content-type"] = "application/json",
        ["host"] = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
        ["user-agent"] = "bench/1.0",
        ["x-amzn-trace-id"] = "Root=1-5759e988-bd862e3fe1be46a994272793",
        ["x-forwarded-for"] = "192.0.2.1",
        ["x-forwarded-port"] = "443",
        ["x-forwarded-proto"] = "https",
    };

    private static JsonObject Context(Route route, string path) => new()
    {
        ["accountId"] = "123456789012",
        ["apiId"] = "a1b2c3d4e5",
        ["domainName"] = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
        ["domainPrefix"] = "a1b2c3d4e5",
        ["http"] = new JsonObject
        {
            ["method"] = route.Method,
            ["path"] = path,
            ["protocol"] = "HTTP/1.1",
            ["sourceIp"] = "192.0.2.1",
            ["userAgent"] = "bench/1.0",
        },
        ["requestId"] = "JKJaXmPLvHcESHA=",
        ["routeKey"] = $"{route.Method} {route.Path}",
        ["stage"] = "$default",
        ["time"] = "24/Nov/2026:00:00:00 +0000",
        ["timeEpoch"] = 1795478400000,
    };
}
