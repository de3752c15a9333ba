using Blog.Core.Values;

namespace Blog.PropertyTests.Model;

/// <summary>What a client may do. Blogs and posts go by number: their real names are known when it is sent.</summary>
internal abstract record Operation
{
    private Operation() { }

    /// <param name="Key">The Idempotency-Key, if any.</param>
    internal sealed record Create(Author Caller, int Blog, string Title, string Body, string? Key) : Operation
    {
        public override string ToString() =>
            $"{Caller.Text} creates '{Title}' '{Body}' in blog {Blog}{(Key is null ? "" : $" with key {Key}")}";
    }

    internal sealed record Update(Author Caller, PostRef Post, string Title, string Body, ETags IfMatch) : Operation
    {
        public override string ToString() =>
            $"{Caller.Text} updates {Post} to '{Title}' '{Body}' if match is {IfMatch}";
    }

    internal sealed record Delete(Author Caller, PostRef Post, ETags IfMatch) : Operation
    {
        public override string ToString() => $"{Caller.Text} deletes {Post} if match is {IfMatch}";
    }

    internal sealed record Get(PostRef Post, ETags IfNoneMatch) : Operation
    {
        public override string ToString() => $"get {Post} if none match is {IfNoneMatch}";
    }

    /// <summary>One page: the first, or the one behind the last token that a list gave, be it another blog's.</summary>
    internal sealed record Page(int Blog, int? Limit, bool Continue) : Operation
    {
        public override string ToString() =>
            $"list blog {Blog} by {Limit ?? 10}{(Continue ? " from the last token on" : "")}";
    }
}

/// <summary>
/// The post created as <paramref name="Number"/> (modulo; one more is a post that never was), asked for in a blog.
/// </summary>
/// <param name="Blog">None for the blog that it was created in.</param>
internal sealed record PostRef(int Number, int? Blog)
{
    public override string ToString() => $"post {Number}{(Blog is null ? "" : $" in blog {Blog}")}";
}

/// <summary>What a precondition's header says.</summary>
internal enum ETags
{
    /// <summary>There is no header.</summary>
    None,
    Any,

    /// <summary>The version that the client was last shown, or 1.</summary>
    Current,

    /// <summary>The version before, which the first version does not have.</summary>
    Before,
    Next,

    /// <summary>A tag that is well-formed, and no version's.</summary>
    Foreign,

    /// <summary>No tag.</summary>
    Broken,
}
