using Amazon.DynamoDBv2.Model;

namespace Blog.Functions.Store;

/// <summary>
/// Transactions that meet on an item: DynamoDB cancels the later one, and the client does not send it again.
/// </summary>
internal static class Conflicts
{
    private const int Tries = 5;

    private static readonly TimeSpan LongestFirstPause = TimeSpan.FromMilliseconds(40);

    /// <summary>Sends, and after a conflict again, at most five times, with growing pauses of random length.</summary>
    internal static async Task<T> Retry<T>(Func<Task<T>> send, CancellationToken deadline)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await send();
            }
            catch (TransactionCanceledException cancelled) when (IsPassing(cancelled))
            {
                if (failures == Tries - 1 || !await Pause(failures, deadline))
                    throw new DynamoUnavailableException(cancelled.Message, mayBeDone: true, cancelled);
            }
        }
    }

    /// <summary>Whether there is time left after it.</summary>
    private static async Task<bool> Pause(int failures, CancellationToken deadline)
    {
        await Task.Delay(Random.Shared.NextDouble() * LongestFirstPause * (1 << failures), deadline)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !deadline.IsCancellationRequested;
    }

    /// <summary>Whether the same transaction may pass, or meet a record that tells why not, a moment later.</summary>
    private static bool IsPassing(TransactionCanceledException cancelled) =>
        First(cancelled) is null && cancelled.CancellationReasons is { } reasons && reasons.Exists(reason =>
            reason.Code is "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded");

    /// <summary>What stood against the first write of a transaction.</summary>
    internal static Dictionary<string, AttributeValue>? First(TransactionCanceledException cancelled) =>
        cancelled.CancellationReasons is [{ Code: "ConditionalCheckFailed", Item: { Count: > 0 } item }, ..]
            ? item
            : null;
}
