using System.Net;
using Amazon.Runtime;

namespace LeanLambda.DynamoDb;

/// <summary>Whether a request is sent again, and at which price.</summary>
internal enum Retry
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>After a failure that may pass.</summary>
    Transient,

    /// <summary>After a refusal for the rate of requests: less is paid, and the pause is longer.</summary>
    Throttling,
}

/// <summary>
/// The rules of the SDK's standard retry mode
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html), which the differential tests compare
/// with the SDK's own, but for a single write: if it may have been done, it is not sent again, since another write may
/// have come between. A cancelled transaction is not retried, nor is a conflict with one: what they mean, the caller
/// knows.
/// </summary>
internal static class RetryRules
{
    internal static readonly string[] ThrottlingCodes =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete",
    ];

    internal static readonly string[] TimeoutCodes = ["RequestTimeout", "RequestTimeoutException"];

    internal static readonly HttpStatusCode[] TransientStatuses =
    [
        HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    /// <param name="isRepeatable">Done twice, the request does what it does once: it reads, or it has a token.</param>
    internal static Retry For(Exception error, bool isRepeatable) => error switch
    {
        _ when !isRepeatable && UnknownOutcome.After(error) => Retry.None,
        AmazonServiceException service => For(service),
        HttpRequestException or IOException or TimeoutException => Retry.Transient,
        _ => Retry.None,
    };

    private static Retry For(AmazonServiceException error)
    {
        if (error.Retryable is { } declared) return declared.Throttling ? Retry.Throttling : Retry.Transient;
        if (error.StatusCode is HttpStatusCode.TooManyRequests) return Retry.Throttling;
        if (Names(ThrottlingCodes, error.ErrorCode)) return Retry.Throttling;
        return TransientStatuses.Contains(error.StatusCode) || TimeoutCodes.Contains(error.ErrorCode)
            ? Retry.Transient
            : Retry.None;
    }

    internal static bool Names(string[] codes, string? code) => codes.Contains(code, StringComparer.OrdinalIgnoreCase);
}
