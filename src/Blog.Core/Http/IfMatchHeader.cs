using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core.Http;

/// <summary><c>If-Match</c> (RFC 9110, 13.1.1): one ETag, or <c>*</c>.</summary>
public static class IfMatchHeader
{
    /// <summary>Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, IfMatch> Parse(HttpCall call) =>
        call.Header("if-match")?.Trim() is not { } header || header == "*" ? new IfMatch.AnyVersion()
        : ETag.List(header) is [var tag] ? new IfMatch.ThisVersion(ETag.Version(tag))
        : new BlogError.Malformed("If-Match must be one ETag with its quotes, or *.");

    /// <summary>For the caller whose request it is. Errors: <see cref="BlogError.Malformed"/>.</summary>
    public static Either<BlogError, WriteGuard> Guard(HttpCall call) =>
        Parse(call).Map(ifMatch => new WriteGuard(call.Caller, ifMatch));
}
