using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>
/// Who may change a post: its author, and anybody where nobody was signed in when it was written.
/// The store asks the same in its condition; this tells why the condition did not hold.
/// </summary>
public sealed record WriteGuard(Author Caller)
{
    /// <summary><paramref name="found"/> is the post that the condition was asked of.</summary>
    public BlogError Refusal(Option<Post> found) => found.Match<BlogError>(
        None: () => new BlogError.PostNotFound(),
        Some: _ => Caller == Author.Anonymous ? new BlogError.Unauthenticated() : new BlogError.Forbidden());
}
