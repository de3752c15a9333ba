using Microsoft.IdentityModel.Tokens;

namespace Blog.Local.Authorizers;

/// <summary>The keys of an issuer, from a file that is a JSON Web Key Set (RFC 7517).</summary>
internal static class TokenKeys
{
    /// <summary>The keys that API Gateway would use: RSA, with an id.</summary>
    /// <exception cref="CannotRunException">The file has none.</exception>
    public static IReadOnlyList<SecurityKey> Read(string file)
    {
        if (file == LocalIssuer.JwksFile)
            LocalIssuer.Prepare();
        try
        {
            SecurityKey[] keys =
            [
                .. new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys()
                    .Where(key => key is RsaSecurityKey or X509SecurityKey && key.KeyId is { Length: > 0 }),
            ];
            return keys.Length > 0 ? keys : throw new FormatException("it has no such key");
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new CannotRunException(
                $"--jwt-jwks wants a JSON Web Key Set with an RSA key that has a kid, and '{file}' is none: "
                + $"{FirstLine(problem)}.");
        }
    }

    private static string FirstLine(Exception problem) => problem.Message.Split('\n')[0].Trim().TrimEnd('.');
}
