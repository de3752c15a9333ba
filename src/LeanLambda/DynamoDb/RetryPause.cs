using System.Globalization;

namespace LeanLambda.DynamoDb;

/// <summary>How long to wait before another attempt, by the SDK's standard retry mode.</summary>
internal static class RetryPause
{
    private static readonly TimeSpan LongestWish = TimeSpan.FromSeconds(5);

    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="wish">DynamoDB's header <c>x-amz-retry-after</c>, in milliseconds.</param>
    internal static TimeSpan Before(int attempt, Retry retry, string? wish, Random jitter)
    {
        var pause = jitter.NextDouble() * Longest(attempt, retry);
        if (!int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return pause;
        var wished = TimeSpan.FromMilliseconds(milliseconds);
        return wished < pause ? pause : wished > pause + LongestWish ? pause + LongestWish : wished;
    }

    /// <summary>A pause has a random length between nothing and this.</summary>
    internal static TimeSpan Longest(int attempt, Retry retry) =>
        TimeSpan.FromMilliseconds(retry is Retry.Throttling ? 1000 : 25) * (1 << (attempt - 1));
}
