using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core.Http;

/// <summary><c>Idempotency-Key</c>: 1 to 255 visible ASCII characters.</summary>
public static class IdempotencyKeyHeader
{
    public const int MaxLength = 255;

    /// <summary>Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, IdempotencyKey> Parse(HttpCall call) =>
        call.Header("idempotency-key") is not { } text ? new IdempotencyKey.Absent()
        : text.Length is >= 1 and <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new IdempotencyKey.Given(text)
        : new BlogError.Malformed("Idempotency-Key must be 1 to 255 visible ASCII characters.");
}
