namespace Blog.Core;

/// <summary>Everything that the store may say in the place of what it was asked for.</summary>
public abstract record StoreError
{
    private StoreError() { }

    public sealed record PostNotFound : StoreError;

    /// <summary>The write wants another version than the post has.</summary>
    public sealed record VersionMismatch : StoreError;

    /// <summary>Nobody is signed in, and the post has an author.</summary>
    public sealed record Unauthenticated : StoreError;

    /// <summary>The caller is not the post's author.</summary>
    public sealed record Forbidden : StoreError;

    /// <summary>
    /// The caller has used this idempotency key in this blog, less than 24 hours ago, to create something else.
    /// </summary>
    public sealed record IdempotencyKeyReused : StoreError;

    /// <summary>
    /// DynamoDB throttles, times out or cannot be reached: nothing was changed, and the same request may pass later.
    /// </summary>
    public sealed record Unavailable : StoreError;

    /// <summary>A write may have been done: it was sent, and no response says what became of it.</summary>
    public sealed record Unknown : StoreError;
}
