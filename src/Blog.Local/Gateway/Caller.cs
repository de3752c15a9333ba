using System.Buffers.Text;
using System.Text.Json;

namespace Blog.Local.Gateway;

/// <summary>Who calls, by the <c>Authorization</c> header.</summary>
internal abstract record Caller
{
    private Caller() { }

    /// <summary>No such header.</summary>
    internal sealed record Anonymous : Caller;

    /// <summary>A header that holds no JSON web token.</summary>
    internal sealed record Refused : Caller;

    /// <summary>The token's claims, every value as text.</summary>
    internal sealed record Known(IReadOnlyDictionary<string, string> Claims) : Caller;

    /// <summary>
    /// A JWT authorizer for local use only: it checks neither signature nor issuer, audience and times, so that anyone
    /// can be anyone.
    /// </summary>
    public static Caller From(string? authorization) =>
        authorization is null ? new Anonymous()
        : ClaimsOf(authorization) is { } claims ? new Known(claims)
        : new Refused();

    private static Dictionary<string, string>? ClaimsOf(string authorization)
    {
        const string Bearer = "Bearer ";
        var token = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : authorization;
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
