using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.Functions.Store;

/// <summary>The requests to DynamoDB, as values.</summary>
internal static class PostRequests
{
    private const string
        Caller = ":caller", Anonymous = ":anonymous", Expected = ":version", Now = ":now", Nobody = ":nobody";

    private const string Absent = $"attribute_not_exists({PostItem.Pk})";

    /// <summary><see cref="WriteGuard"/> in DynamoDB's words.</summary>
    private const string Guarded =
        $"attribute_exists({PostItem.Pk}) AND ({PostItem.Author} = {Caller} OR {PostItem.Author} = {Anonymous})";

    /// <summary>Each request id takes the place behind it; DynamoDB reads all of them before it writes any.</summary>
    private static readonly string[] RequestIdsMoveOn =
    [
        .. PostItem.LastRequestIds.Zip(
            PostItem.LastRequestIds.Skip(1),
            (newer, older) => $"{older} = if_not_exists({newer}, {Nobody})"),
    ];

    private static readonly string NotDoneYet =
        string.Join(" AND ", PostItem.LastRequestIds.Select(name => $"{name} <> :{PostItem.RequestId}"));

    internal static PutItemRequest Insert(string table, Post post, string requestId) => new()
    {
        TableName = table,
        Item = PostItem.From(post, requestId),
        ConditionExpression = Absent,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>The record comes first: where it is refused, its reason is the first one.</summary>
    internal static TransactWriteItemsRequest InsertOnce(
        string table,
        CreatePost.Insertion.Once insertion,
        string requestId) => new()
        {
            TransactItems =
        [
            new() { Put = new()
            {
                TableName = table,
                Item = IdempotencyItem.From(insertion.Record),
                ConditionExpression = $"{Absent} OR {IdempotencyItem.ExpiresAt} <= {Now}",
                ExpressionAttributeValues = new()
                {
                    [Now] = PostItem.Number(insertion.Record.CreatedAt.UnixMilliseconds / 1000),
                },
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            } },
            new() { Put = new()
            {
                TableName = table,
                Item = PostItem.From(insertion.Post, requestId),
                ConditionExpression = Absent,
            } },
        ],
        };

    internal static GetItemRequest Find(string table, PostKey key) => new()
    {
        TableName = table,
        Key = PostItem.Key(key),
        ConsistentRead = true,
    };

    internal static UpdateItemRequest Update(string table, UpdatePost.Change change, string requestId)
    {
        var replaced = PostItem.From(change.Text);
        replaced[PostItem.UpdatedAt] = new(change.UpdatedAt.Text);
        replaced[PostItem.RequestId] = new(requestId);
        string[] changes = [.. replaced.Keys.Select(name => $"{name} = :{name}"), .. RequestIdsMoveOn];
        var values = GuardValues(change.Guard);
        values[":one"] = PostItem.Number(1);
        values[Nobody] = new() { NULL = true };
        foreach (var (name, value) in replaced) values[":" + name] = value;
        return new()
        {
            TableName = table,
            Key = PostItem.Key(change.Key),
            UpdateExpression = $"SET {string.Join(", ", changes)} ADD {PostItem.Version} :one",
            ConditionExpression = $"{Condition(change.Guard)} AND {NotDoneYet}",
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }

    internal static DeleteItemRequest Delete(string table, DeletePost.Command command) => new()
    {
        TableName = table,
        Key = PostItem.Key(command.Key),
        ConditionExpression = Condition(command.Guard),
        ExpressionAttributeValues = GuardValues(command.Guard),
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    internal static QueryRequest Page(string table, ListPosts.Query query) => new()
    {
        TableName = table,
        KeyConditionExpression = $"{PostItem.Pk} = :blog AND begins_with({PostItem.Sk}, :posts)",
        ExpressionAttributeValues =
            new() { [":blog"] = PostItem.Partition(query.Blog), [":posts"] = new(PostItem.SortPrefix) },
        ExclusiveStartKey = query.Start is PageStart.After { Token: var token }
            ? PostItem.Key(query.Blog, token.LastPost)
            : null,
        Limit = query.Limit.Value,
        ScanIndexForward = false,
        ConsistentRead = true,
    };

    private static string Condition(WriteGuard guard) =>
        guard.IfMatch is IfMatch.ThisVersion ? $"{Guarded} AND {PostItem.Version} = {Expected}" : Guarded;

    private static Dictionary<string, AttributeValue> GuardValues(WriteGuard guard)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [Caller] = new(guard.Caller.Text),
            [Anonymous] = new(Author.Anonymous.Text),
        };
        if (guard.IfMatch is IfMatch.ThisVersion { Version: var version }) values[Expected] = PostItem.Number(version);
        return values;
    }
}
