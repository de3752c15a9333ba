using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>What is kept of a create with a key, for 24 hours: enough to give its answer again.</summary>
/// <param name="Key">Of the caller and the key: callers do not meet in one.</param>
/// <param name="Request">Of the text, as it is stored.</param>
public sealed record IdempotencyRecord(
    BlogId Blog, Fingerprint Key, Fingerprint Request, PostId Post, Instant CreatedAt, Instant ExpiresAt)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public static IdempotencyRecord Of(Post post, IdempotencyKey.Given key) => new(
        post.Key.Blog,
        Fingerprint.Of(key.Text, post.Author.Text),
        Fingerprint.Of(post.Text),
        post.Key.Post,
        post.CreatedAt,
        post.CreatedAt.After(Life));

    /// <summary>
    /// The answer to a create with the same key: the first answer again, whatever has become of its post since.
    /// Errors: <see cref="StoreError.IdempotencyKeyReused"/> where the text is another.
    /// </summary>
    public Either<StoreError, CreatePost.Creation> Replay(CreatePost.Insertion.Once again) =>
        again.Record.Request == Request
            ? new CreatePost.Creation(
                again.Post with { Key = new(Blog, Post), CreatedAt = CreatedAt, UpdatedAt = CreatedAt },
                IsReplay: Post != again.Post.Key.Post)
            : new StoreError.IdempotencyKeyReused();
}
