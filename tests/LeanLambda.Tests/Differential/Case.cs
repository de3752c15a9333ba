using System.Net;
using System.Security.Cryptography.X509Certificates;
using Amazon.DynamoDBv2.Model;

namespace LeanLambda.Tests.Differential;

/// <summary>A call, or several, of one client after another against a DynamoDB that follows a script.</summary>
/// <param name="Name">As <see cref="Differences"/> names it.</param>
/// <param name="Replies">The n-th request gets the n-th; the last one is for all that come after.</param>
internal sealed record Case(string Name, params Reply[] Replies)
{
    internal Operation Operation { get; init; } = Operation.GetItem;

    internal int Calls { get; init; } = 1;

    /// <summary>Long enough for a machine that is busy, unless the case is about time.</summary>
    internal TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    internal TimeSpan? Deadline { get; init; }

    /// <summary>How far the clients' clock is ahead.</summary>
    internal TimeSpan ClockAhead { get; init; }

    internal X509Certificate2? Certificate { get; init; }

    /// <summary>The addresses of the server's name.</summary>
    internal IPAddress[] Addresses { get; init; } = [IPAddress.Loopback];

    /// <summary>No connection reaches 127.0.0.2.</summary>
    internal bool HasBlackHole { get; init; }

    /// <summary>In place of the replies, by the text of the request.</summary>
    internal Func<string, Reply>? ByRequest { get; init; }

    internal Reply ReplyTo(int number, string request) =>
        ByRequest?.Invoke(request) ?? Replies[Math.Min(number, Replies.Length - 1)];

    public override string ToString() => Name;
}

internal enum Operation
{
    PutItem,
    GetItem,
    UpdateItem,
    DeleteItem,
    Query,
    TransactWriteItems,
}

internal static class Calls
{
    internal static readonly Dictionary<string, AttributeValue> Key = new(StringComparer.Ordinal)
    {
        ["Pk"] = new("key"),
        ["Sk"] = new("\u00fc\U0001F989")
    };

    internal static readonly PutItemRequest PutItem = new("table", Key);

    internal static readonly GetItemRequest GetItem = new("table", Key);

    internal static readonly UpdateItemRequest UpdateItem = new()
    {
        TableName = "table",
        Key = Key,
        UpdateExpression = "REMOVE Title"
    };

    internal static readonly DeleteItemRequest DeleteItem = new("table", Key);

    internal static readonly QueryRequest Query = new("table") { KeyConditionExpression = "Pk = :pk" };

    internal static readonly TransactWriteItemsRequest TransactWriteItems = new()
    {
        ClientRequestToken = "token",
        TransactItems = [new TransactWriteItem { Put = new Put { TableName = "table", Item = Key } }],
    };
}
