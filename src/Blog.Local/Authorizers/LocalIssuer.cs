using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Blog.Local.Authorizers;

/// <summary>
/// An issuer of tokens for this machine: its RSA key is made at first use, and its public half stands beside it as a
/// JSON Web Key Set.
/// </summary>
internal static class LocalIssuer
{
    public const string Issuer = "https://issuer.blog.local", Audience = "blog";

    public const string JwksFile = ".local/jwt/jwks.json";

    private const string KeyFile = ".local/jwt/key.pem";

    /// <summary>A token of <c>RS256</c>, as API Gateway takes it.</summary>
    public static string Mint(TokenOptions options, DateTimeOffset now)
    {
        var key = Key();
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Issuer,
            Audience = options.Audience,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = options.Subject,
            },
            IssuedAt = now.UtcDateTime,
            Expires = now.UtcDateTime + options.Lifetime,
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Makes the key and its set, unless they are there.</summary>
    public static void Prepare() => Key();

    private static RsaSecurityKey Key()
    {
        try
        {
            PrivateFile.Make(KeyFile, NewKey);
            var rsa = RSA.Create();
            rsa.ImportFromPem(File.ReadAllText(KeyFile));
            var key = new RsaSecurityKey(rsa);
            key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
            File.WriteAllText(JwksFile, Jwks(rsa.ExportParameters(includePrivateParameters: false), key.KeyId));
            return key;
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new CannotRunException(
                $"The key of tokens, '{KeyFile}', cannot be used: {problem.Message.TrimEnd('.')}. Remove the file.");
        }
    }

    private static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private static string Jwks(RSAParameters key, string id) => JsonSerializer.Serialize(new
    {
        keys = new[]
        {
            new
            {
                kty = "RSA",
                use = "sig",
                alg = SecurityAlgorithms.RsaSha256,
                kid = id,
                n = Base64UrlEncoder.Encode(key.Modulus),
                e = Base64UrlEncoder.Encode(key.Exponent),
            },
        },
    });
}
