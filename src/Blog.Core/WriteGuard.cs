using Blog.Core.Values;

namespace Blog.Core;

/// <summary>
/// Who may change a post: its author, and anybody where nobody was signed in when it was written.
/// The store asks the same in its condition; this tells why the condition did not hold.
/// </summary>
public sealed record WriteGuard(Author Caller)
{
    /// <summary>Of a post that is there.</summary>
    public BlogError Refusal() => Caller == Author.Anonymous ? new BlogError.Unauthenticated() : new BlogError.Forbidden();
}
