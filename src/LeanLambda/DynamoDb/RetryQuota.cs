namespace LeanLambda.DynamoDb;

/// <summary>
/// Bounds the retries of all calls together, so that a service that is down is not flooded: each takes tokens of a
/// bucket, and successes put them back. The sizes are those of the SDK's standard retry mode.
/// </summary>
internal sealed class RetryQuota
{
    internal const int Capacity = 500, TransientCost = 14, ThrottlingCost = 5, SuccessReturn = 1;

    private readonly Lock changing = new();
    private int tokens = Capacity;

    /// <summary>Whether the retry is allowed, which is then paid for.</summary>
    internal bool TryTake(Retry retry)
    {
        if (retry is Retry.None) return false;
        lock (changing)
        {
            if (tokens < Cost(retry)) return false;
            tokens -= Cost(retry);
            return true;
        }
    }

    /// <summary>A call succeeded.</summary>
    /// <param name="last">The last retry that it took.</param>
    internal void Return(Retry last)
    {
        lock (changing) tokens = Math.Min(tokens + Cost(last), Capacity);
    }

    private static int Cost(Retry retry) => retry switch
    {
        Retry.Transient => TransientCost,
        Retry.Throttling => ThrottlingCost,
        _ => SuccessReturn,
    };
}
