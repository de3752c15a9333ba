using LanguageExt;

namespace Blog.Core.Http;

/// <summary>The versions that a reader has already.</summary>
public sealed record IfNoneMatch(bool Any, IReadOnlyList<string> Tags)
{
    /// <summary>A list of ETags, weak or strong, or <c>*</c>. Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, IfNoneMatch> Parse(HttpCall call) =>
        call.Header("if-none-match")?.Trim() is not { } header ? new IfNoneMatch(Any: false, [])
        : header == "*" ? new IfNoneMatch(Any: true, [])
        : ETag.List(header) is { Count: > 0 } tags ? new IfNoneMatch(Any: false, tags)
        : new BlogError.Malformed("If-None-Match must be a list of ETags with their quotes, or *.");

    public bool Knows(long version) => Any || Tags.Any(tag => ETag.WeakVersion(tag) == version);
}
