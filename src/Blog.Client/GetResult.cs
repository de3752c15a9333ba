namespace Blog.Client;

/// <summary>What became of a get: one of the records in here, and nothing else.</summary>
public abstract record GetResult
{
    private GetResult() { }

    /// <summary>The post is there.</summary>
    /// <param name="Post">As it is now.</param>
    public sealed record Found(Post Post) : GetResult;

    /// <summary>The post is still as <c>ifNoneMatch</c> names it.</summary>
    public sealed record NotModified : GetResult;

    /// <summary>There is no such post.</summary>
    /// <param name="Problem">Its code is <c>NOT_FOUND</c>.</param>
    public sealed record NotFound(Problem Problem) : GetResult;

    /// <summary>An id or <c>ifNoneMatch</c> breaks a rule.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : GetResult;

    /// <summary>The caller must sign in, or may not read.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : GetResult;
}
