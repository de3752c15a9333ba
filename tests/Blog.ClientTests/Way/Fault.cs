namespace Blog.ClientTests.Way;

/// <summary>What becomes of a request between the client and the API.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>The connection breaks before the API has seen the request.</summary>
    public sealed record Drop : Fault;

    /// <summary>The API does what is asked; the connection breaks before the answer.</summary>
    public sealed record LoseAnswer : Fault;

    /// <summary>
    /// The API does what is asked; the connection ends, as one that was idle does, before the answer.
    /// </summary>
    public sealed record EndQuietly : Fault;

    /// <summary>The API does what is asked; the connection breaks within the body of the answer.</summary>
    public sealed record CutAnswer : Fault;

    /// <summary>The API does what is asked; the answer never comes.</summary>
    public sealed record Slow : Fault;

    /// <summary>
    /// The request reaches the API after the client has given it up, and <see cref="FaultProxy.Release"/>.
    /// </summary>
    public sealed record Late : Fault;

    /// <summary>The API sees nothing; something else answers.</summary>
    public sealed record Answer(
        int Status,
        string Body = "",
        string ContentType = "application/json",
        string? RetryAfter = null) : Fault;
}
