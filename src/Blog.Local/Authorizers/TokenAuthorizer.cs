using Blog.Local.Gateway;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Blog.Local.Authorizers;

/// <summary>
/// The JWT authorizer of an HTTP API: RSA alone, a key that the token names, exact issuer, one of the audiences, and
/// times without leeway
/// (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html).
/// </summary>
internal static class TokenAuthorizer
{
    private const string Scheme = JwtBearerDefaults.AuthenticationScheme;

    /// <summary>The scheme alone: all of authentication would keep keys in the home folder, for cookies.</summary>
    public static void AddTokens(
        this IServiceCollection services,
        JwtOptions options,
        IReadOnlyList<SecurityKey> keys)
    {
        var parameters = Parameters(options, keys);
        services.AddAuthenticationCore().AddWebEncoders().AddSingleton(TimeProvider.System);
        new AuthenticationBuilder(services).AddScheme<JwtBearerOptions, JwtBearerHandler>(Scheme, bearer =>
        {
            bearer.TokenValidationParameters = parameters;
            bearer.Events = new() { OnMessageReceived = TakeToken };
        });
    }

    public static async Task<CallerIdentity> Find(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count == 0)
            return new CallerIdentity.Refused(Refusal.NoToken);
        var token = TokenClaims.TokenIn(http.Request.Headers.Authorization.ToString());
        if (token.Split('.').Length != 3)
            return Refused("token contains an invalid number of segments");
        var result = await http.AuthenticateAsync(Scheme);
        return result.Succeeded && TokenClaims.Of(token) is { } claims
            ? new CallerIdentity.Token(claims)
            : Refused(Reason(result.Failure));
    }

    private static Task TakeToken(MessageReceivedContext message)
    {
        message.Token = TokenClaims.TokenIn(message.Request.Headers.Authorization.ToString());
        return Task.CompletedTask;
    }

    private static TokenValidationParameters Parameters(JwtOptions options, IReadOnlyList<SecurityKey> keys) => new()
    {
        ValidIssuer = options.Issuer,
        AudienceValidator = (audiences, token, _) => Audiences(audiences, token).Any(options.Audiences.Contains),
        ValidAlgorithms =
            [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        IssuerSigningKeyResolver = (_, _, id, _) => keys.Where(key => key.KeyId == id),
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (notBefore, expires, token, _) =>
            IsIn(DateTime.UtcNow, notBefore, expires, (JsonWebToken)token),
    };

    /// <summary><c>client_id</c> counts where there is no <c>aud</c>.</summary>
    private static IEnumerable<string> Audiences(IEnumerable<string> audiences, SecurityToken token) =>
        ((JsonWebToken)token).TryGetPayloadValue<object>(JwtRegisteredClaimNames.Aud, out _) ? audiences
        : ((JsonWebToken)token).TryGetPayloadValue<string>("client_id", out var client) ? [client]
        : [];

    /// <summary>Throws for a token of another time; a token without an end has none in which it holds.</summary>
    private static bool IsIn(DateTime now, DateTime? notBefore, DateTime? expires, JsonWebToken token) =>
        expires is null || expires <= now ? throw new SecurityTokenExpiredException()
        : notBefore > now || token.IssuedAt > now ? throw new SecurityTokenNotYetValidException()
        : true;

    private static CallerIdentity.Refused Refused(string reason) => new(Refusal.BadToken(reason));

    /// <summary>API Gateway's own words where they are published, which is for the audience.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => "the token does not have a valid audience",
        SecurityTokenInvalidIssuerException => "the token does not have a valid issuer",
        SecurityTokenExpiredException => "the token has expired",
        SecurityTokenNotYetValidException => "the token is not valid yet",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException
            or SecurityTokenInvalidAlgorithmException => "the token does not have a valid signature",
        _ => "the token cannot be read",
    };
}
