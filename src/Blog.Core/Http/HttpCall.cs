using System.Collections.Frozen;
using Blog.Core.Values;

namespace Blog.Core.Http;

/// <summary>A request, whichever payload format it came in. Path and query values are percent-decoded.</summary>
/// <param name="RequestId">API Gateway's, which a caller can quote.</param>
/// <param name="Path">With what a gateway has in front of the route: its stage, a base path. In payload 2.0
/// decoded.</param>
/// <param name="Headers">Names in any case; the values of a repeated one are joined by commas.</param>
public sealed record HttpCall(
    string RequestId,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> PathValues,
    IReadOnlyDictionary<string, string> QueryValues,
    IReadOnlyDictionary<string, string> Headers,
    RequestBody Body,
    Author Caller)
{
    /// <summary>Stands for an event that could not be read.</summary>
    public static HttpCall Unreadable(string requestId) => new(
        requestId, "", "", FrozenDictionary<string, string>.Empty, FrozenDictionary<string, string>.Empty,
        FrozenDictionary<string, string>.Empty, RequestBody.None, Author.Anonymous);

    public string? PathValue(string name) => PathValues.GetValueOrDefault(name);

    public string? QueryValue(string name) => QueryValues.GetValueOrDefault(name);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>A request's body as the gateway handed it over; empty where there was none.</summary>
public sealed record RequestBody(ReadOnlyMemory<byte> Bytes, bool IsBase64)
{
    public static readonly RequestBody None = new(ReadOnlyMemory<byte>.Empty, IsBase64: false);
}
