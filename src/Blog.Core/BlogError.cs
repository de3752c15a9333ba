using Blog.Core.Values;

namespace Blog.Core;

/// <summary>Everything that a caller can put right, and nothing else. Its status and wording: <see cref="Http.Problem"/>.</summary>
public abstract record BlogError
{
    private BlogError() { }

    /// <summary>The request cannot be read; the detail is a sentence for people.</summary>
    public sealed record Malformed(string Detail) : BlogError;

    /// <summary>The request was read and breaks rules: all of them, in the order of the fields, path first.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : BlogError;

    /// <summary>No route of the API: a gateway that lets every path through.</summary>
    public sealed record RouteNotFound : BlogError;

    /// <summary>The path has routes, by other methods; a gateway that lets every method through.</summary>
    public sealed record MethodNotAllowed(IReadOnlyList<string> Allowed) : BlogError;

    /// <summary>Nobody is signed in, and the post has an author.</summary>
    public sealed record Unauthenticated : BlogError;

    /// <summary>The caller is not the post's author.</summary>
    public sealed record Forbidden : BlogError;

    public sealed record PostNotFound : BlogError;

    /// <summary>If-Match names another version than the post has.</summary>
    public sealed record VersionMismatch : BlogError;

    /// <summary>The caller has used this Idempotency-Key, less than 24 hours ago, to create something else.</summary>
    public sealed record IdempotencyKeyReused : BlogError;

    /// <summary>A request body of more than <see cref="Http.JsonBody.MaxBytes"/>.</summary>
    public sealed record PayloadTooLarge : BlogError;

    /// <summary>A request body that says it is something else than JSON in UTF-8.</summary>
    public sealed record UnsupportedMediaType : BlogError;

    /// <summary>DynamoDB throttles, times out or cannot be reached; the same request may pass a second later.</summary>
    public sealed record StoreUnavailable : BlogError;
}
