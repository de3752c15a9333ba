using Blog.Core.Values;

namespace Blog.PropertyTests.Model;

/// <summary>What a client may do. Blogs and posts go by number: their real names are known when the run makes them.</summary>
internal abstract record Operation
{
    private Operation() { }

    internal sealed record Create(Author Caller, int Blog, string Title, string Body) : Operation;

    internal sealed record Update(Author Caller, PostRef Post, string Title, string Body) : Operation;

    internal sealed record Delete(Author Caller, PostRef Post) : Operation;

    internal sealed record Get(PostRef Post) : Operation;

    /// <summary>One page: the first, or the one behind the last token that any list gave, be it another blog's.</summary>
    internal sealed record Page(int Blog, int? Limit, bool Continue) : Operation;

    /// <summary>All pages of a blog, first to last.</summary>
    internal sealed record Walk(int Blog, int Limit) : Operation;
}

/// <summary>The post created as <paramref name="Number"/> (modulo; one more is a post that never was), asked for in a blog.</summary>
/// <param name="Blog">None for the blog that it was created in.</param>
internal sealed record PostRef(int Number, int? Blog);
