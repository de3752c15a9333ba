using System.Globalization;
using Amazon.Runtime;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>
/// The difference between this machine's clock and DynamoDB's, which refuses a signature that is more than some minutes
/// old or early. Learnt from the response that refuses a request, and kept for the requests after it.
/// </summary>
internal sealed class ClockSkew(TimeProvider clock)
{
    internal static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(4);

    internal static readonly string[] Codes =
    [
        "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed",
        "AccessDeniedException", "RequestExpired", "RequestInTheFuture",
    ];

    private long ticks;

    /// <summary>The time by DynamoDB's clock, so far as it is known.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow().AddTicks(Interlocked.Read(ref ticks));

    /// <summary>Whether the request may have been refused for this machine's clock, which is then corrected.</summary>
    internal bool Explains(Exception error, HttpResponse? response)
    {
        if (error is not AmazonServiceException service || !RetryRules.Names(Codes, service.ErrorCode)) return false;
        if (Difference(response) is not { } found || found.Duration() <= Tolerance) return false;
        Interlocked.Exchange(ref ticks, found.Ticks);
        return true;
    }

    /// <summary>By the response's date, which in one out of a cache is that of another.</summary>
    private TimeSpan? Difference(HttpResponse? response) =>
        response?.Header("age"u8) is ""
        && DateTimeOffset.TryParseExact(
            response.Header("date"u8), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date - clock.GetUtcNow()
            : null;
}
