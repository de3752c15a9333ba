using System.Security.Authentication;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Blog.Functions.Store;
using LeanLambda.DynamoDb;

namespace Blog.Functions.Edges;

/// <summary>
/// Tells a DynamoDB that is away from an error of ours, whichever client threw it: the first becomes a
/// <see cref="DynamoUnavailableException"/>, which says whether a write may have been done; the second stays as it is.
/// </summary>
internal static class Availability
{
    internal static Dynamo Guarded(this Dynamo dynamo) => new(
        Guard(dynamo.PutItem, UnknownOutcome.After),
        Guard(dynamo.GetItem, Nothing),
        Guard(dynamo.UpdateItem, UnknownOutcome.After),
        Guard(dynamo.DeleteItem, UnknownOutcome.After),
        Guard(dynamo.Query, Nothing),
        Guard(dynamo.TransactWriteItems, Anything));

    private static bool Nothing(Exception fault) => false;

    /// <summary>It may have been sent more than once, and the fault tells of the last time alone.</summary>
    private static bool Anything(Exception fault) => true;

    private static Func<TRequest, CancellationToken, Task<TResponse>> Guard<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send, Func<Exception, bool> mayBeDone) =>
        async (request, deadline) =>
        {
            try
            {
                return await send(request, deadline);
            }
            catch (Exception fault) when (IsAway(fault))
            {
                throw new DynamoUnavailableException(Reason(fault), mayBeDone(fault), fault);
            }
        };

    /// <summary>A certificate that is refused is no outage: sending again does not mend it.</summary>
    private static bool IsAway(Exception fault) => fault switch
    {
        _ when Chain(fault).Any(cause => cause is AuthenticationException) => false,
        AmazonUnmarshallingException or TransactionConflictException => true,
        AmazonServiceException service => IsAway(service),
        HttpRequestException or OperationCanceledException or IOException or TimeoutException => true,
        JsonException => true, // of an error that cannot be read: it may be any
        _ => false,
    };

    /// <summary>What the SDK itself holds for passing: by the status, the model of the error, or its code.</summary>
    private static bool IsAway(AmazonServiceException service) =>
        (int)service.StatusCode >= 500
        || service.Retryable is not null
        || new StandardRetryPolicy(maxRetries: 0) is var policy
            && (policy.IsThrottlingError(service) || policy.IsServiceTimeoutError(service))
        || (service.InnerException is { } inner && IsAway(inner));

    /// <summary>Nothing that a response says in words, which may hold a post's text.</summary>
    private static string Reason(Exception fault) => fault switch
    {
        AmazonUnmarshallingException unread =>
            $"Its response cannot be read: {unread.InnerException?.GetType().Name} (request {unread.RequestId})",
        AmazonServiceException { ErrorCode.Length: > 0 } service =>
            $"{service.ErrorCode} (request {service.RequestId})",
        _ => string.Join(" < ", Chain(fault).Select(cause => $"{cause.GetType().Name}: {cause.Message}")),
    };

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
