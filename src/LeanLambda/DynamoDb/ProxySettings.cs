namespace LeanLambda.DynamoDb;

/// <summary>Proxies, which AWS's clients use if the environment names one, and this client does not.</summary>
internal static class ProxySettings
{
    /// <summary>Throws if the endpoint would be called by way of a proxy.</summary>
    internal static void Refuse(Func<string, string?> variable, Uri endpoint)
    {
        if (Bypasses(variable, endpoint.Host)) return;
        foreach (var name in Names(variable, endpoint))
            if (DynamoDbSettings.Set(variable, name) is { } value)
            {
                var reason = $"uses no proxy. Except {endpoint.Host} by NO_PROXY if it can be reached without one";
                throw UnsupportedSettings.Refusal(name, WithoutUser(value), reason);
            }
    }

    /// <summary>The message is logged, and a proxy's address may hold a password.</summary>
    private static string WithoutUser(string address) => address[(address.LastIndexOf('@') + 1)..];

    /// <summary>As HttpClient reads them. In a CGI program HTTP_PROXY is a header of the request.</summary>
    private static string[] Names(Func<string, string?> variable, Uri endpoint) => endpoint.Scheme == Uri.UriSchemeHttps
        ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        : variable("GATEWAY_INTERFACE") is null
            ? ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
            : ["http_proxy", "all_proxy", "ALL_PROXY"];

    /// <summary>An entry is a host, or a domain with its dot before it.</summary>
    private static bool Bypasses(Func<string, string?> variable, string host) =>
        (variable("no_proxy") ?? variable("NO_PROXY") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(entry => entry.Equals(host, StringComparison.OrdinalIgnoreCase)
                || (entry[0] is '.' && $".{host}".EndsWith(entry, StringComparison.OrdinalIgnoreCase)));
}
