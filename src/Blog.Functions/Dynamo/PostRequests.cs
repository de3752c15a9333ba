using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.Functions.Dynamo;

/// <summary>The requests to DynamoDB, as values.</summary>
internal static class PostRequests
{
    private const string Caller = ":caller", Anonymous = ":anonymous";

    /// <summary><see cref="WriteGuard"/> in DynamoDB's words.</summary>
    private const string Guarded = $"attribute_exists({PostItem.Pk}) AND ({PostItem.Author} = {Caller} OR {PostItem.Author} = {Anonymous})";

    internal static PutItemRequest Insert(string table, Post post, string requestId) => new()
    {
        TableName = table,
        Item = PostItem.From(post, requestId),
        ConditionExpression = $"attribute_not_exists({PostItem.Pk})",
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
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
        var values = GuardValues(change.Guard);
        values[":one"] = PostItem.Number(1);
        foreach (var (name, value) in replaced) values[":" + name] = value;
        return new()
        {
            TableName = table,
            Key = PostItem.Key(change.Key),
            UpdateExpression = $"SET {string.Join(", ", replaced.Keys.Select(name => $"{name} = :{name}"))} ADD {PostItem.Version} :one",
            ConditionExpression = $"{Guarded} AND {PostItem.RequestId} <> :{PostItem.RequestId}",
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }

    internal static DeleteItemRequest Delete(string table, DeletePost.Command command) => new()
    {
        TableName = table,
        Key = PostItem.Key(command.Key),
        ConditionExpression = Guarded,
        ExpressionAttributeValues = GuardValues(command.Guard),
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    internal static QueryRequest Page(string table, ListPosts.Query query) => new()
    {
        TableName = table,
        KeyConditionExpression = $"{PostItem.Pk} = :blog AND begins_with({PostItem.Sk}, :posts)",
        ExpressionAttributeValues = new() { [":blog"] = PostItem.Partition(query.Blog), [":posts"] = new(PostItem.SortPrefix) },
        ExclusiveStartKey = query.Start is PageStart.After { Token: var token } ? PostItem.Key(query.Blog, token.LastPost) : null,
        Limit = query.Limit.Value,
        ScanIndexForward = false,
        ConsistentRead = true,
    };

    private static Dictionary<string, AttributeValue> GuardValues(WriteGuard guard) => new()
    {
        [Caller] = new(guard.Caller.Text),
        [Anonymous] = new(Author.Anonymous.Text),
    };
}
