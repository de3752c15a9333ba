using Blog.Core;

namespace Blog.Cdk;

/// <summary>What pages of the allowed origins may send and read (CORS).</summary>
internal static class BrowserAccess
{
    /// <summary>The contract's own headers, and those of a request that is signed by SigV4.</summary>
    internal static readonly string[] RequestHeaders =
    [
        "authorization", "content-type", "idempotency-key", "if-match", "if-none-match",
        "x-amz-content-sha256", "x-amz-date", "x-amz-security-token",
    ];

    internal static IReadOnlyList<string> Methods { get; } = [.. Routes.All.Select(route => route.Method).Distinct()];
}
