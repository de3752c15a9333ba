using System.Buffers.Text;
using System.Text.Json;

namespace Blog.Local.Authorizers;

/// <summary>The claims of a JSON web token as API Gateway hands them on.</summary>
internal static class TokenClaims
{
    /// <summary>
    /// The identity source of API Gateway: the token alone, or behind <c>Bearer</c>.
    /// </summary>
    public static string TokenIn(string authorization)
    {
        const string Bearer = "Bearer ";
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : authorization;
    }

    /// <summary>Null where header or payload are no JSON objects. Nothing is checked.</summary>
    public static Dictionary<string, string>? Of(string token)
    {
        try
        {
            if (token.Split('.') is not [var header, var payload, _] || Object(header) is null)
                return null;
            using var claims = Object(payload);
            return claims?.RootElement.EnumerateObject()
                .GroupBy(claim => claim.Name, StringComparer.Ordinal)
                .ToDictionary(claim => claim.Key, claim => Text(claim.Last().Value), StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonDocument? Object(string base64Url) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(base64Url)) is { RootElement.ValueKind: JsonValueKind.Object } json
            ? json
            : null;

    /// <summary>As API Gateway writes claims: an array as <c>[a b]</c>.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Text))}]",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => value.ToString(),
    };
}
