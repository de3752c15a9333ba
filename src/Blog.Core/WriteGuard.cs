using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>
/// Who may change a post, and which version of it: its author, and anybody where nobody was signed in when it was written.
/// The store asks the same in its condition; this tells why the condition did not hold.
/// </summary>
public sealed record WriteGuard(Author Caller, IfMatch IfMatch)
{
    /// <inheritdoc cref="Http.IfMatch.Parse"/>
    public static Either<BlogError, WriteGuard> Parse(HttpCall call) =>
        IfMatch.Parse(call).Map(ifMatch => new WriteGuard(call.Caller, ifMatch));

    /// <summary>Of a post that is there, and that the guard does not let through.</summary>
    public BlogError Refusal(Author author) =>
        author == Caller || author == Author.Anonymous ? new BlogError.VersionMismatch()
        : Caller == Author.Anonymous ? new BlogError.Unauthenticated()
        : new BlogError.Forbidden();
}
