using Blog.Core;
using Blog.Local.Authorizers;

namespace Blog.Local.Gateway;

/// <summary>A request as the gateway has it: routed and authorized, nothing decoded.</summary>
/// <param name="Stage">Stands first in the address; null for none, as behind a domain of one's own.</param>
/// <param name="Path">As sent, percent-encoded, without the stage.</param>
/// <param name="Query">As sent, without the question mark.</param>
/// <param name="Headers">In their order, repeated ones more than once.</param>
/// <param name="PathParameters">By the names of the route's template, percent-encoded.</param>
/// <param name="TraceRoot">See <see cref="Lambda.TraceId"/>.</param>
internal sealed record GatewayRequest(
    string Id,
    DateTimeOffset Time,
    Route Route,
    string? Stage,
    string Path,
    string Query,
    string Protocol,
    string SourceIp,
    IReadOnlyList<(string Name, string Value)> Headers,
    IReadOnlyDictionary<string, string> PathParameters,
    CallerIdentity Caller,
    string TraceRoot,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The first header of that name, or null.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The path with the stage in front.</summary>
    public string FullPath => Stage is null ? Path : $"/{Stage}{Path}";

    /// <summary>The host that was asked for, without its port.</summary>
    public string DomainName => new HostString(Header("Host") ?? "").Host;

    /// <summary>
    /// Names and values of the query, decoded, in their order; a name without <c>=</c> has an empty value.
    /// </summary>
    public IEnumerable<(string Name, string Value)> QueryParameters() =>
        from pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : "");

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
