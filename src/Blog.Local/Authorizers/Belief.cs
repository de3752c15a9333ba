using System.Text.RegularExpressions;
using Blog.Local.Gateway;

namespace Blog.Local.Authorizers;

/// <summary>
/// For local use only: what the <c>Authorization</c> header says is believed. Neither signatures nor issuer, audience
/// and times are checked, so that anyone can be anyone.
/// </summary>
internal static partial class Belief
{
    public static CallerIdentity In(string? authorization) =>
        authorization is null ? new CallerIdentity.Anonymous()
        : Signature().Match(authorization) is { Success: true } match
            ? new CallerIdentity.Aws(AwsPrincipal.Believed(match.Groups["key"].Value))
        : TokenClaims.Of(TokenClaims.TokenIn(authorization)) is { } claims ? new CallerIdentity.Token(claims)
        : new CallerIdentity.Refused(Refusal.Unauthorized);

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256 Credential=(?<key>\w+)/\d{8}/[\w-]+/execute-api/aws4_request,"
        + @" ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Signature();
}
