using System.Text;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.PropertyTests;

/// <summary>Calls as an edge hands them to an endpoint.</summary>
internal static class Calls
{
    internal static HttpCall To(Route route, string? blog = null, string? post = null) => new(
        RequestId: "request-1",
        route.Method,
        route.Path.Replace("{blogId}", blog, StringComparison.Ordinal)
            .Replace("{postId}", post, StringComparison.Ordinal),
        PathValues: Present(("blogId", blog), ("postId", post)),
        QueryValues: Present(),
        Headers: Present(),
        RequestBody.None,
        Author.Anonymous);

    /// <summary>A header without a value is left out.</summary>
    internal static HttpCall With(this HttpCall call, string header, string? value) => value is null ? call : call with
    {
        Headers = new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value },
    };

    internal static HttpCall WithQuery(this HttpCall call, params (string Name, string? Value)[] values) =>
        call with { QueryValues = Present(values) };

    internal static HttpCall WithBody(this HttpCall call, string json) =>
        call.WithBody(Encoding.UTF8.GetBytes(json));

    internal static HttpCall WithBody(this HttpCall call, byte[] bytes) =>
        call with { Body = new(bytes, IsBase64: false) };

    /// <summary>A null is left out.</summary>
    internal static HttpCall WithDraft(this HttpCall call, string? title, string? body)
    {
        var draft = new JsonObject();
        if (title is not null) draft["title"] = title;
        if (body is not null) draft["body"] = body;
        return call.WithBody(draft.ToJsonString());
    }

    private static Dictionary<string, string> Present(params (string Name, string? Value)[] values) =>
        values.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
}
