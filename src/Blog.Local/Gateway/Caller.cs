using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Blog.Local.Gateway;

/// <summary>Who calls, by the <c>Authorization</c> header.</summary>
internal abstract partial record Caller
{
    private Caller() { }

    /// <summary>No such header.</summary>
    internal sealed record Anonymous : Caller;

    /// <summary>A header that holds neither a JSON web token nor a signature.</summary>
    internal sealed record Refused : Caller;

    /// <summary>The token's claims, every value as text.</summary>
    internal sealed record Known(IReadOnlyDictionary<string, string> Claims) : Caller;

    /// <summary>An AWS Signature Version 4; locally the access key's id stands for the principal's too.</summary>
    internal sealed record Signed(string AccessKey) : Caller;

    /// <summary>
    /// An authorizer for local use only: it checks neither signatures nor issuer, audience and times, so that anyone
    /// can be anyone.
    /// </summary>
    public static Caller From(string? authorization) =>
        authorization is null ? new Anonymous()
        : Signature().Match(authorization) is { Success: true } match ? new Signed(match.Groups["key"].Value)
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

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256 Credential=(?<key>\w+)/\d{8}/[\w-]+/execute-api/aws4_request,"
        + @" ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Signature();
}
