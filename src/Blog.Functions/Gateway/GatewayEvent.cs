using System.Text.Json;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Functions.Gateway;

/// <summary>
/// What is read of API Gateway's proxy events, payload 2.0 (HTTP API) and 1.0 (REST API) alike.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </summary>
internal sealed record GatewayEvent(
    string? Version,
    string? RawPath,
    string? Path,
    string? HttpMethod,
    Dictionary<string, string?>? Headers,
    Dictionary<string, string?[]?>? MultiValueHeaders,
    Dictionary<string, string?>? QueryStringParameters,
    Dictionary<string, string?[]?>? MultiValueQueryStringParameters,
    Dictionary<string, string?>? PathParameters,
    GatewayContext? RequestContext,
    EventText? Body,
    bool? IsBase64Encoded)
{
    /// <summary>Longer than any id of API Gateway; a response and a line of the log repeat it.</summary>
    private const int LongestRequestId = 128;

    /// <summary>Errors: <see cref="BlogError.Malformed"/> for what is not a proxy event.</summary>
    internal static Either<BlogError, HttpCall> Read(ReadOnlySpan<byte> payload, string invocationId)
    {
        try
        {
            var json = new Utf8JsonReader(payload);
            json.Read();
            if (json.TokenType is not JsonTokenType.StartObject) return NoEvent();
            var read = Read(ref json);
            json.Read(); // throws where something follows
            return read.ToCall(invocationId);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return NoEvent();
        }
    }

    /// <param name="invocationId">Stands in for a missing request id.</param>
    internal Either<BlogError, HttpCall> ToCall(string invocationId) =>
        RequestContext?.RequestId is { Length: > LongestRequestId } ? new BlogError.Malformed(
            "The event is not an API Gateway proxy event: its request id is too long.")
        : RequestContext?.Http is { Method: { } method } ? Call(invocationId, method, RawPath, Decoded(PathParameters))
        : HttpMethod is not null ? Call(invocationId, HttpMethod, RequestContext?.Path ?? Path, Encoded(PathParameters))
        : NoEvent();

    private static BlogError.Malformed NoEvent() => new("The event is not an API Gateway proxy event.");

    private static GatewayEvent Read(ref Utf8JsonReader json)
    {
        string? version = null, rawPath = null, path = null, httpMethod = null;
        Dictionary<string, string?>? headers = null, query = null, pathValues = null;
        Dictionary<string, string?[]?>? headerLists = null, queryLists = null;
        GatewayContext? context = null;
        EventText? body = null;
        bool? isBase64 = null;
        while (json.NextName())
            if (json.ValueTextEquals("version"u8)) version = json.Text();
            else if (json.ValueTextEquals("rawPath"u8)) rawPath = json.Text();
            else if (json.ValueTextEquals("path"u8)) path = json.Text();
            else if (json.ValueTextEquals("httpMethod"u8)) httpMethod = json.Text();
            else if (json.ValueTextEquals("headers"u8)) headers = json.Nested(GatewayJson.Texts);
            else if (json.ValueTextEquals("multiValueHeaders"u8)) headerLists = json.Nested(GatewayJson.Lists);
            else if (json.ValueTextEquals("queryStringParameters"u8)) query = json.Nested(GatewayJson.Texts);
            else if (json.ValueTextEquals("multiValueQueryStringParameters"u8))
                queryLists = json.Nested(GatewayJson.Lists);
            else if (json.ValueTextEquals("pathParameters"u8)) pathValues = json.Nested(GatewayJson.Texts);
            else if (json.ValueTextEquals("requestContext"u8)) context = json.Nested(GatewayContext.Read);
            else if (json.ValueTextEquals("body"u8)) body = json.Utf8();
            else if (json.ValueTextEquals("isBase64Encoded"u8)) isBase64 = json.Flag();
            else json.Pass();
        return new(
            version,
            rawPath,
            path,
            httpMethod,
            headers,
            headerLists,
            query,
            queryLists,
            pathValues,
            context,
            body,
            isBase64);
    }

    private HttpCall Call(string invocationId, string method, string? path, Dictionary<string, string> pathValues) =>
        new(
            RequestContext?.RequestId is { Length: > 0 } id ? id : invocationId,
            method,
            path ?? "",
            pathValues,
            Joined(QueryStringParameters, MultiValueQueryStringParameters, StringComparer.Ordinal),
            Joined(Headers, MultiValueHeaders, StringComparer.OrdinalIgnoreCase),
            Body is null ? RequestBody.None : new(Body.Utf8, IsBase64Encoded ?? false),
            Caller.From(RequestContext));

    private static Dictionary<string, string> Decoded(Dictionary<string, string?>? values)
    {
        var decoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values ?? []) decoded[name] = value ?? "";
        return decoded;
    }

    private static Dictionary<string, string> Encoded(Dictionary<string, string?>? values)
    {
        var decoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values ?? []) decoded[name] = Uri.UnescapeDataString(value ?? "");
        return decoded;
    }

    /// <summary>Values of one name, or of names that <paramref name="names"/> holds equal, joined by commas.</summary>
    private static Dictionary<string, string> Joined(
        Dictionary<string, string?>? single, Dictionary<string, string?[]?>? multiple, StringComparer names)
    {
        var joined = new Dictionary<string, string>(names);
        if (multiple is null)
            foreach (var (name, value) in single ?? []) Add(name, value);
        else
            foreach (var (name, values) in multiple) Add(name, string.Join(',', values ?? []));
        return joined;

        void Add(string name, string? value) =>
            joined[name] = joined.TryGetValue(name, out var before) ? $"{before},{value}" : value ?? "";
    }
}
