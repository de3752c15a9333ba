using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Client.Http;

/// <summary>
/// AWS Signature Version 4 in the Authorization header
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html), of a service that encodes
/// paths twice, which is every one but S3. It signs <c>host</c>, <c>content-type</c> and all <c>x-amz-</c> headers.
/// </summary>
internal sealed record SignatureV4(AwsCredentials Credentials, string Region, string Service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the headers to a request with an absolute address.</summary>
    public void Sign(HttpRequestMessage request, byte[] body, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("X-Amz-Date", time);
        if (Credentials.SessionToken is { Length: > 0 } token)
            request.Headers.Add("X-Amz-Security-Token", token);
        var headers = SignedHeaders(request);
        var names = string.Join(';', headers.Keys);
        var scope = $"{time[..8]}/{Region}/{Service}/aws4_request";
        var text = $"{Algorithm}\n{time}\n{scope}\n{Hash(Utf8(Canonical(request, headers, names, body)))}";
        var signature = Hex(HMACSHA256.HashData(Key(time[..8]), Utf8(text)));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={Credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static string Canonical(
        HttpRequestMessage request,
        SortedDictionary<string, string> headers,
        string names,
        byte[] body) => string.Join(
        '\n',
        [
            request.Method.Method,
            string.Join('/', request.RequestUri!.AbsolutePath.Split('/').Select(Uri.EscapeDataString)),
            CanonicalQuery(request.RequestUri.Query.TrimStart('?')),
            .. headers.Select(header => $"{header.Key}:{header.Value}"),
            "",
            names,
            Hash(body),
        ]);

    private static string CanonicalQuery(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encoded(pair[0]), Value: Encoded(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static SortedDictionary<string, string> SignedHeaders(HttpRequestMessage request)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? request.RequestUri!.Authority,
        };
        if (request.Content?.Headers.ContentType is { } type)
            signed["content-type"] = type.ToString();
        foreach (var (name, values) in request.Headers.NonValidated)
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
                signed[name.ToLowerInvariant()] = string.Join(',', values).Trim();
        return signed;
    }

    private byte[] Key(string date) => new[] { date, Region, Service, "aws4_request" }
        .Aggregate(Utf8("AWS4" + Credentials.SecretAccessKey), (key, part) => HMACSHA256.HashData(key, Utf8(part)));

    private static string Hash(byte[] bytes) => Hex(SHA256.HashData(bytes));

    private static string Hex(byte[] bytes) =>
        string.Concat(bytes.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
