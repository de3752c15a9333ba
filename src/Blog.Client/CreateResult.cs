namespace Blog.Client;

/// <summary>What became of a create: one of the records in here, and nothing else.</summary>
public abstract record CreateResult
{
    private CreateResult() { }

    /// <summary>There is one new post.</summary>
    /// <param name="Post">As it was created.</param>
    /// <param name="Replayed">
    /// An earlier request with the same idempotency key made it: an attempt whose answer was lost, or an earlier call.
    /// </param>
    public sealed record Created(Post Post, bool Replayed) : CreateResult;

    /// <summary>The idempotency key was used for another create in the last 24 hours; nothing was made.</summary>
    /// <param name="Problem">Its code is <c>IDEMPOTENCY_KEY_REUSED</c>.</param>
    public sealed record Conflict(Problem Problem) : CreateResult;

    /// <summary>The blog's id or the draft breaks a rule; nothing was made.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : CreateResult;

    /// <summary>The caller must sign in, or may not create; nothing was made.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : CreateResult;
}
