using Blog.Core.Values;

namespace Blog.Core;

/// <summary>
/// Who may change a post, and which version of it: its author, and anybody where nobody was signed in when it was
/// written. The store asks the same in its condition; this tells why the condition did not hold.
/// </summary>
public sealed record WriteGuard(Author Caller, IfMatch IfMatch)
{
    /// <summary>Of a post that is there, and that the guard does not let through.</summary>
    public StoreError Refusal(Author author) =>
        author == Caller || author == Author.Anonymous ? new StoreError.VersionMismatch()
        : Caller == Author.Anonymous ? new StoreError.Unauthenticated()
        : new StoreError.Forbidden();
}
