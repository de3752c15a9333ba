namespace Blog.Functions.Store;

/// <summary>
/// DynamoDB throttled a request, could not be reached, or gave no response that can be read. A write may have been done
/// all the same.
/// </summary>
/// <param name="reason">One line for the log.</param>
/// <param name="cause">What the client of DynamoDB threw.</param>
internal sealed class DynamoUnavailableException(string reason, Exception cause) : Exception(reason, cause);
