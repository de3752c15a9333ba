using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;
using Serilog;

namespace Blog.Functions.Store;

/// <summary>
/// Posts in DynamoDB: one call each, writes conditional. The client may send a write again whose answer was lost; each
/// item names the request that wrote it, so that the second sending is answered as the first would have been.
/// Errors of every function: <see cref="StoreError.Unavailable"/>.
/// </summary>
internal sealed partial class PostStore(Dynamo dynamo, string table, ILogger log)
{
    private async Task<Either<StoreError, T>> Available<T>(Func<Task<Either<StoreError, T>>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception away) when (away is DynamoUnavailableException or OperationCanceledException)
        {
            log.Warning("DynamoDB is unavailable: {Reason:l}", away.Message);
            return new StoreError.Unavailable();
        }
    }

    private static StoreError Refusal(WriteGuard guard, ConditionalCheckFailedException refused) =>
        refused.Item is { Count: > 0 } item
            ? guard.Refusal(PostItem.ToPost(item).Author)
            : new StoreError.PostNotFound();
}
