namespace LeanLambda.DynamoDb;

/// <summary>
/// DynamoDB reported success, and its response cannot be read: it is cut, no JSON, or not what its checksum says. A
/// read has no result; whether a write was done is known to be so only by reading. A put, update or
/// delete is not sent again after such a response; for another request, three attempts ended like this, or the retry
/// quota or the time for them was used up.
/// </summary>
public sealed class UnreadableResponseException : IOException
{
    internal UnreadableResponseException(string reason, string requestId, Exception? innerException = null)
        : base(
            $"DynamoDB's response cannot be read, and the outcome is unknown: {reason} (request id {requestId}).",
            innerException) =>
        RequestId = requestId;

    /// <summary>DynamoDB's id of the request, by which AWS's support finds it; empty if there is none.</summary>
    public string RequestId { get; }
}
