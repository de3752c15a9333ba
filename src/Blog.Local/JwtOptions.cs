using Blog.Local.Authorizers;

namespace Blog.Local;

/// <summary>Which tokens are taken.</summary>
/// <param name="Issuer">An https address, as the stack asks for it.</param>
/// <param name="Jwks">The file of the issuer's keys.</param>
internal sealed record JwtOptions(string Issuer, IReadOnlyList<string> Audiences, string Jwks)
{
    public const string IssuerRule = "an https address";

    public static readonly JwtOptions Local =
        new(LocalIssuer.Issuer, [LocalIssuer.Audience], LocalIssuer.JwksFile);

    public static bool IsIssuer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Null for none.</summary>
    public static string[]? AudiencesIn(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } audiences ? audiences : null;
}
