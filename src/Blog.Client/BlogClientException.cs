namespace Blog.Client;

/// <summary>
/// What no caller can put right: the API could not be reached, or kept failing, in all attempts; or what answered is
/// not this API. Of <see cref="BlogClient.ListAllAsync"/>, also a refusal.
/// </summary>
public sealed class BlogClientException : Exception
{
    internal BlogClientException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>The status of the last answer; null where the last attempt had none.</summary>
    public int? Status => Problem?.Status;

    /// <summary>What the last answer says; null where the last attempt had none.</summary>
    public Problem? Problem { get; internal init; }

    /// <summary>Finds the last answer in the API's logs; null where it has no id, or there was none.</summary>
    public string? RequestId => Problem is { RequestId: { Length: > 0 } id } ? id : null;

    /// <summary>
    /// A write that failed so may have been done all the same, or may still be: it reached the server, or it cannot be
    /// ruled out that it did. Always false for reads. A create is safe to call again with the same idempotency key.
    /// </summary>
    public bool MayHaveBeenDone { get; internal init; }
}
