using LanguageExt;

namespace Blog.Core.Http;

/// <summary>By which a create that is sent again is known.</summary>
public abstract record IdempotencyKey
{
    public const int MaxLength = 255;

    private IdempotencyKey() { }

    public sealed record Absent : IdempotencyKey;

    /// <param name="Text">1 to 255 visible ASCII characters.</param>
    public sealed record Given(string Text) : IdempotencyKey;

    /// <summary>Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, IdempotencyKey> Parse(HttpCall call) =>
        call.Header("idempotency-key") is not { } text ? new Absent()
        : text.Length is >= 1 and <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? new Given(text)
        : new BlogError.Malformed("Idempotency-Key must be 1 to 255 visible ASCII characters.");
}
