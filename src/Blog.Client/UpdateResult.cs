namespace Blog.Client;

/// <summary>What became of an update: one of the records in here, and nothing else.</summary>
public abstract record UpdateResult
{
    private UpdateResult() { }

    /// <summary>The post is as it was asked to be.</summary>
    /// <param name="Post">With its new version.</param>
    public sealed record Updated(Post Post) : UpdateResult;

    /// <summary>There is no such post.</summary>
    /// <param name="Problem">Its code is <c>NOT_FOUND</c>.</param>
    public sealed record NotFound(Problem Problem) : UpdateResult;

    /// <summary>The post has another version than <c>ifMatch</c> names.</summary>
    /// <param name="Problem">Its code is <c>VERSION_MISMATCH</c>.</param>
    public sealed record Conflict(Problem Problem) : UpdateResult;

    /// <summary>An id, the draft or <c>ifMatch</c> breaks a rule; nothing was changed.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : UpdateResult;

    /// <summary>The caller must sign in, or is not the post's author; nothing was changed.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : UpdateResult;
}
