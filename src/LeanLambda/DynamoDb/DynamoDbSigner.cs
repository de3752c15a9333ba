using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeanLambda.DynamoDb;

/// <summary>
/// Signs requests to DynamoDB by AWS's Signature Version 4, for the one form that they have: POST to /, no query
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
internal sealed class DynamoDbSigner(DynamoDbSettings settings)
{
    private SigningKey? known;

    /// <summary>The headers of the request, its signature among them.</summary>
    /// <param name="target">The operation, as <c>X-Amz-Target</c> names it.</param>
    internal List<KeyValuePair<string, string>> Headers(string target, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hash = Hex(SHA256.HashData(body));
        List<KeyValuePair<string, string>> signed =
        [
            new("content-type", "application/x-amz-json-1.0"),
            new("host", settings.Endpoint.Authority),
            new("x-amz-content-sha256", hash),
            new("x-amz-date", time),
        ];
        if (settings.SessionToken.Length > 0) signed.Add(new("x-amz-security-token", settings.SessionToken));
        signed.Add(new("x-amz-target", target));
        signed.Add(new("authorization", Authorization(signed, hash, time)));
        signed.RemoveAt(1); // host is the connection's own
        return signed;
    }

    /// <param name="signed">In the order of their names.</param>
    private string Authorization(List<KeyValuePair<string, string>> signed, string bodyHash, string time)
    {
        var names = string.Join(';', signed.ConvertAll(header => header.Key));
        var lines = string.Concat(signed.ConvertAll(header => $"{header.Key}:{header.Value}\n"));
        var canonical = $"POST\n/\n\n{lines}\n{names}\n{bodyHash}";
        var scope = $"{time[..8]}/{settings.Region}/dynamodb/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(KeyOf(time[..8]), Encoding.UTF8.GetBytes(text)));
        return $"AWS4-HMAC-SHA256 Credential={settings.AccessKey}/{scope}, "
            + $"SignedHeaders={names}, Signature={signature}";
    }

    private byte[] KeyOf(string date)
    {
        if (known is { } key && key.Date == date) return key.Bytes;
        var derived = Encoding.UTF8.GetBytes("AWS4" + settings.SecretKey);
        foreach (var part in (ReadOnlySpan<string>)[date, settings.Region, "dynamodb", "aws4_request"])
            derived = HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part));
        known = new(date, derived);
        return derived;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record SigningKey(string Date, byte[] Bytes);
}
