namespace Blog.Local.Gateway;

/// <summary>
/// The headers that a function gets: the caller's, without those of the connection, and API Gateway's own.
/// </summary>
internal static class ForwardedHeaders
{
    private static readonly string[] OfTheConnection =
        ["Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect"];

    private static readonly string[] Own = ["X-Forwarded-Port", "X-Forwarded-Proto", "X-Amzn-Trace-Id"];

    /// <summary>
    /// Known names come in their usual case, which is how the server hands them on; others as they were sent.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> From(
        HttpRequest request,
        string sourceIp,
        string traceRoot) =>
        request.Headers
            .Where(header => !OfTheConnection.Concat(Own).Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Select(value => (header.Key, value ?? "")))
            .Append(("X-Forwarded-For", sourceIp))
            .Append(("X-Forwarded-Port", request.Host.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ?? "80"))
            .Append(("X-Forwarded-Proto", request.Scheme))
            .Append(("X-Amzn-Trace-Id", traceRoot));
}
