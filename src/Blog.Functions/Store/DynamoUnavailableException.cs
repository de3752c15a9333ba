namespace Blog.Functions.Store;

/// <summary>DynamoDB throttled a request, could not be reached, or gave no response that can be read.</summary>
/// <param name="reason">One line for the log.</param>
/// <param name="mayBeDone">It was a write, and may have been done all the same.</param>
/// <param name="cause">What the client of DynamoDB threw, if it did.</param>
internal sealed class DynamoUnavailableException(string reason, bool mayBeDone, Exception? cause = null)
    : Exception(reason, cause)
{
    internal bool MayBeDone => mayBeDone;
}
