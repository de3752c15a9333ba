namespace Blog.Core.Http;

/// <summary>
/// What a page of another origin may read of an answer (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol). For
/// where the gateway does not see to it: a REST API hands on the function's headers and adds none.
/// </summary>
public static class Cors
{
    /// <summary>Any origin. Never with credentials: the API takes no cookies.</summary>
    public const string AnyOrigin = "*";

    /// <summary>
    /// The headers of answers that a page may read, besides those that every page may. The last two are the gateway's
    /// own.
    /// </summary>
    public static IReadOnlyList<string> ExposedHeaders { get; } =
    [
        "etag", "location", "link", "idempotency-replayed", "retry-after", "allow", "www-authenticate",
        "apigw-requestid", "x-amzn-requestid",
    ];

    /// <summary>
    /// Adds the headers that let a page of the call's origin read the reply, where that is one of the allowed.
    /// </summary>
    /// <param name="origins">As browsers write them, or <see cref="AnyOrigin"/> alone; none where nobody asked for
    /// CORS.</param>
    public static HttpReply Expose(this HttpReply reply, HttpCall call, IReadOnlyList<string> origins) =>
        origins.Count == 0 ? reply
        : origins is [AnyOrigin] ? reply.With(Allowed(AnyOrigin))
        : call.Header("origin") is { } origin && origins.Contains(origin)
            ? reply.With([.. Allowed(origin), VaryByOrigin])
        : reply.With(VaryByOrigin);

    /// <summary>Caches must not hand one origin's answer to another.</summary>
    private static readonly Header VaryByOrigin = new("vary", "Origin");

    private static Header[] Allowed(string origin) =>
        [
            new("access-control-allow-origin", origin),
            new("access-control-expose-headers", string.Join(", ", ExposedHeaders)),
        ];
}
