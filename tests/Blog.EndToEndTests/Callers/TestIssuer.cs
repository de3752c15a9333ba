using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.EndToEndTests.Callers;

/// <summary>
/// An issuer of tokens, made by hand from RFC 7515 and RFC 7517, so that it shares nothing with what checks them.
/// </summary>
internal sealed class TestIssuer : IDisposable
{
    public const string Name = "https://issuer.example.com", Audience = "blog-api", KeyId = "key-1";

    public TestIssuer() => File.WriteAllText(JwksFile, JsonSerializer.Serialize(new
    {
        keys = new[] { new { kty = "RSA", kid = KeyId, n = Encode(Public.Modulus!), e = Encode(Public.Exponent!) } },
    }));

    public RSA Key { get; } = RSA.Create(2048);

    public string JwksFile { get; } = Path.GetTempFileName();

    /// <summary>Options of the local cloud by which it takes these tokens from writers.</summary>
    public string[] Options =>
    [
        "--writers", "jwt", "--jwt-issuer", Name, "--jwt-audience", $"other-api,{Audience}", "--jwt-jwks", JwksFile,
    ];

    private RSAParameters Public => Key.ExportParameters(includePrivateParameters: false);

    /// <summary>Claims that are good for an hour.</summary>
    public static JsonObject Claims(string subject, TimeSpan? left = null)
    {
        var now = DateTimeOffset.UtcNow;
        return new()
        {
            ["iss"] = Name,
            ["sub"] = subject,
            ["aud"] = Audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + (left ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
        };
    }

    public string Token(string subject) => Token(Claims(subject));

    public string Token(JsonObject claims, string algorithm = "RS256", string? keyId = KeyId, RSA? key = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (keyId is not null)
            header["kid"] = keyId;
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Encode(Signature(algorithm, key ?? Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Encode(JsonObject json) => Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose()
    {
        Key.Dispose();
        File.Delete(JwksFile);
    }

    /// <summary><c>HS256</c> is signed by the public key, as an attacker could.</summary>
    private static byte[] Signature(string algorithm, RSA key, byte[] text) => algorithm switch
    {
        "RS256" => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => key.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => key.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), text),
        _ => [],
    };
}
