namespace Blog.Client;

/// <summary>What became of a list: one of the records in here, and nothing else.</summary>
public abstract record ListResult
{
    private ListResult() { }

    /// <summary>Some posts of the blog, newest first. A blog that nobody has written in is an empty one.</summary>
    /// <param name="Items">At most as many as asked for; fewer where the posts are long.</param>
    /// <param name="PaginationToken">Gives the next page, which may be empty; null when there is none.</param>
    public sealed record Page(IReadOnlyList<Post> Items, string? PaginationToken) : ListResult;

    /// <summary>The blog's id, the limit or the token breaks a rule.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : ListResult;

    /// <summary>The caller must sign in, or may not read.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : ListResult;
}
