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

    /// <summary>The caller has used this idempotency key, less than 24 hours ago, to create something else.</summary>
    public sealed record IdempotencyKeyReused : StoreError;

    /// <summary>DynamoDB throttles, times out or cannot be reached; the same request may pass a second later.</summary>
    public sealed record Unavailable : StoreError;
}
