using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;
using Serilog;

namespace Blog.Functions.Store;

/// <summary>
/// Posts in DynamoDB: one call each, writes conditional. A single write reaches the table at most once, so that it is
/// never refused for its own work (docs/adr/0016). Errors of every function: <see cref="StoreError.Unavailable"/>; of a
/// write besides: <see cref="StoreError.Unknown"/>.
/// </summary>
internal sealed partial class PostStore(Dynamo dynamo, string table, ILogger log)
{
    private async Task<Either<StoreError, T>> Available<T>(Func<Task<Either<StoreError, T>>> call)
    {
        try
        {
            return await call();
        }
        catch (DynamoUnavailableException away)
        {
            log.Warning("DynamoDB is unavailable: {Reason:l}", away.Message);
            return away.MayBeDone ? new StoreError.Unknown() : new StoreError.Unavailable();
        }
    }

    /// <summary>A response without the item that was asked for says no more than one that cannot be read.</summary>
    private static Post Written(Dictionary<string, AttributeValue>? item) => item is { Count: > 0 }
        ? PostItem.ToPost(item)
        : throw new DynamoUnavailableException("Its response lacks the item.", mayBeDone: true);

    private static StoreError Refusal(WriteGuard guard, ConditionalCheckFailedException refused) =>
        refused.Item is { Count: > 0 } item
            ? guard.Refusal(PostItem.ToPost(item).Author)
            : new StoreError.PostNotFound();
}
