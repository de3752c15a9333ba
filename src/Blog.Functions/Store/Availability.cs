using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Blog.Core;
using LanguageExt;
using Serilog;

namespace Blog.Functions.Store;

/// <summary>Tells a store that is away, which the caller may try again, from a fault of ours.</summary>
internal static class Availability
{
    internal static async Task<Either<BlogError, T>> Guard<T>(ILogger log, Func<Task<Either<BlogError, T>>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (IsAway(fault))
        {
            log.Warning("DynamoDB is unavailable: {Reason}", Reason(fault));
            return new BlogError.StoreUnavailable();
        }
    }

    internal static bool IsAway(Exception fault) => fault switch
    {
        OperationCanceledException or HttpRequestException or IOException or TimeoutException => true,
        ProvisionedThroughputExceededException or RequestLimitExceededException or InternalServerErrorException => true,
        ThrottlingException or TransactionConflictException or TransactionInProgressException => true,
        TransactionCanceledException cancelled => Conflicts.IsPassing(cancelled),
        AmazonServiceException service => (int)service.StatusCode >= 500 || (service.InnerException is { } inner && IsAway(inner)),
        _ => false,
    };

    private static string Reason(Exception fault) =>
        fault is AmazonServiceException { ErrorCode.Length: > 0 } service ? service.ErrorCode : fault.GetType().Name;
}
