using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
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
    /// <summary>Errors: <see cref="BlogError.Malformed"/> for what is not a proxy event.</summary>
    internal static Either<BlogError, HttpCall> Read(ReadOnlySpan<byte> payload, string invocationId)
    {
        try
        {
            var read = JsonSerializer.Deserialize(payload, GatewayJson.Default.GatewayEvent);
            return read is null ? NoEvent() : read.ToCall(invocationId);
        }
        catch (JsonException)
        {
            return NoEvent();
        }
    }

    /// <param name="invocationId">Stands in for a missing request id.</param>
    internal Either<BlogError, HttpCall> ToCall(string invocationId) =>
        RequestContext?.Http is { Method: { } method } ? Call(invocationId, method, RawPath, Decoded(PathParameters))
        : HttpMethod is not null ? Call(invocationId, HttpMethod, RequestContext?.Path ?? Path, Encoded(PathParameters))
        : NoEvent();

    private static BlogError.Malformed NoEvent() => new("The event is not an API Gateway proxy event.");

    private HttpCall Call(string invocationId, string method, string? path, Dictionary<string, string> pathValues) => new(
        RequestContext?.RequestId is { Length: > 0 } id ? id : invocationId,
        method,
        path ?? "",
        pathValues,
        Joined(QueryStringParameters, MultiValueQueryStringParameters, StringComparer.Ordinal),
        Joined(Headers, MultiValueHeaders, StringComparer.OrdinalIgnoreCase),
        Body is null ? RequestBody.None : new(Body.Utf8, IsBase64Encoded ?? false),
        RequestContext?.Caller ?? Author.Anonymous);

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
