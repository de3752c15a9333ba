using LanguageExt;

namespace Blog.Core.Http;

/// <summary>The version that a write wants to find.</summary>
public abstract record IfMatch
{
    private IfMatch() { }

    /// <summary>No header, or <c>*</c>: writes go to posts that are there in any case.</summary>
    public sealed record AnyVersion : IfMatch;

    public sealed record ThisVersion(long Version) : IfMatch;

    /// <summary>One ETag or <c>*</c>. Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, IfMatch> Parse(HttpCall call) =>
        call.Header("if-match")?.Trim() is not { } header || header == "*" ? new AnyVersion()
        : ETag.List(header) is [var tag] ? new ThisVersion(ETag.Version(tag))
        : new BlogError.Malformed("If-Match must be one ETag with its quotes, or *.");

    public bool Allows(long version) => this is not ThisVersion wanted || wanted.Version == version;
}
