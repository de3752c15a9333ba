using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Blog.Local.Gateway;
using Blog.Local.Lambda;

namespace Blog.Local.Authorizers;

/// <summary>
/// The IAM authorizer, for AWS Signature Version 4 in the <c>Authorization</c> header. Every key may call every route.
/// </summary>
/// <param name="keys">By their ids.</param>
internal sealed class SignatureAuthorizer(IReadOnlyDictionary<string, AwsKey> keys, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public CallerIdentity Find(HttpRequest request, byte[] body) =>
        request.Headers.Authorization.Count == 0 ? Refused(Refusal.Unsigned)
        : RequestSignature.Parse(request.Headers.Authorization.ToString()) is not { } shown
            ? Refused(Refusal.IncompleteSignature)
        : !keys.TryGetValue(shown.AccessKey, out var key) || !HasToken(request, key) ? Refused(Refusal.UnknownKey)
        : TimeOf(request) is not { } time || !IsOf(shown, time) || !CoversAll(request, shown)
            ? Refused(Refusal.BadSignature)
        : (clock.GetUtcNow() - time).Duration() > Skew ? Refused(Refusal.SignatureOutOfTime)
        : IsRight(request, body, shown, key, time) ? new CallerIdentity.Aws(key.Principal)
        : Refused(Refusal.BadSignature);

    private static CallerIdentity.Refused Refused(Refusal refusal) => new(refusal);

    private static bool HasToken(HttpRequest request, AwsKey key) =>
        (string?)request.Headers["X-Amz-Security-Token"] == key.SessionToken;

    private static DateTimeOffset? TimeOf(HttpRequest request) =>
        DateTimeOffset.TryParseExact(
            request.Headers["X-Amz-Date"],
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : null;

    private static bool IsOf(RequestSignature shown, DateTimeOffset time) =>
        shown is { Service: "execute-api", Region: FunctionDefinition.LocalRegion } && shown.Date == Date(time);

    /// <summary>What is not signed could be changed on its way: the host, and AWS's own headers, must be.</summary>
    private static bool CoversAll(HttpRequest request, RequestSignature shown) => request.Headers.Keys
        .Select(name => name.ToLowerInvariant())
        .Where(name => name is "host" || name.StartsWith("x-amz-", StringComparison.Ordinal))
        .All(shown.Headers.Contains);

    private static bool IsRight(
        HttpRequest request, byte[] body, RequestSignature shown, AwsKey key, DateTimeOffset time)
    {
        var canonical = CanonicalRequest.Of(request, shown.Headers, body);
        var scope = $"{shown.Date}/{shown.Region}/{shown.Service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{Time(time)}\n{scope}\n{CanonicalRequest.Hash(Utf8(canonical))}";
        var derived = scope.Split('/').Aggregate(Utf8("AWS4" + key.Secret), (from, part) => Hmac(from, part));
        return CryptographicOperations.FixedTimeEquals(
            Utf8(Convert.ToHexStringLower(Hmac(derived, text))),
            Utf8(shown.Signature));
    }

    private static string Date(DateTimeOffset time) => time.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Utf8(text));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
