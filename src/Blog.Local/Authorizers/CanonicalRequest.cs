using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Local.Authorizers;

/// <summary>
/// A request in the form that is signed, of a service that encodes paths twice
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
internal static partial class CanonicalRequest
{
    public static string Of(HttpRequest request, string[] headers, byte[] body)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        return string.Join(
            '\n',
            [
                request.Method,
                string.Join('/', target[0].Split('/').Select(Uri.EscapeDataString)),
                Query(target.ElementAtOrDefault(1) ?? ""),
                .. headers.Select(name => $"{name}:{Value(request, name)}"),
                "",
                string.Join(';', headers),
                Hash(body),
            ]);
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Query(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encoded(pair[0]), Value: Encoded(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static string Value(HttpRequest request, string name) =>
        string.Join(',', request.Headers[name].Select(value => Blanks().Replace((value ?? "").Trim(), " ")));

    [GeneratedRegex(" +", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
