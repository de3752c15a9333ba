using System.Text;
using Blog.Core;

namespace Blog.Functions.WarmUp;

/// <summary>An event of API Gateway as a client's usual request gives it, payload 2.0.</summary>
internal static class RehearsedEvent
{
    internal const string Blog = "warm-up", Post = "00000000-0000-7000-8000-000000000000";

    internal static byte[] Of(Route route)
    {
        var path = route.Path.Replace("{blogId}", Blog, StringComparison.Ordinal)
            .Replace("{postId}", Post, StringComparison.Ordinal);
        var body = route.Method is "POST" or "PUT" ? """
            , "body": "{\"title\": \"Title\", \"body\": \"Body\"}"
            """ : "";
        return Encoding.UTF8.GetBytes($$"""
            {
              "version": "2.0",
              "rawPath": "{{path}}",
              "headers": { "content-type": "application/json", "if-match": "*" },
              "queryStringParameters": { "limit": "10" },
              "requestContext": {
                "http": { "method": "{{route.Method}}", "path": "{{path}}" },
                "requestId": "warm-up", "stage": "$default"
              },
              "pathParameters": { {{PathValues(route)}} },
              "isBase64Encoded": false{{body}}
            }
            """);
    }

    private static string PathValues(Route route) => string.Join(
        ", ", route.PathNames.Select(name => $"\"{name}\": \"{(name is "blogId" ? Blog : Post)}\""));
}
