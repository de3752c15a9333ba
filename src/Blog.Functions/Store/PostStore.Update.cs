using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    private const string Nobody = ":nobody";

    /// <summary>Each request id takes the place behind it; DynamoDB reads all of them before it writes any.</summary>
    private static readonly string[] RequestIdsMoveOn =
    [
        .. PostItem.LastRequestIds.Zip(
            PostItem.LastRequestIds.Skip(1),
            (newer, older) => $"{older} = if_not_exists({newer}, {Nobody})"),
    ];

    private static readonly string NotDoneYet =
        string.Join(" AND ", PostItem.LastRequestIds.Select(name => $"{name} <> :{PostItem.RequestId}"));

    /// <summary>
    /// Errors besides: <see cref="StoreError.PostNotFound"/> and those of <see cref="WriteGuard.Refusal"/>.
    /// </summary>
    internal Task<Either<StoreError, Post>> Update(
        UpdatePost.Change change,
        string requestId,
        CancellationToken deadline) =>
        Available<Post>(async () =>
        {
            try
            {
                var updated = await dynamo.UpdateItem(UpdateRequest(change, requestId), deadline);
                return PostItem.ToPost(updated.Attributes);
            }
            catch (ConditionalCheckFailedException refused) when (VersionsSince(
                refused.Item,
                requestId) is >= 0 and var since)
            {
                var now = PostItem.ToPost(refused.Item);
                return now with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = now.Version - since };
            }
            catch (ConditionalCheckFailedException refused)
            {
                return Refusal(change.Guard, refused);
            }
        });

    private UpdateItemRequest UpdateRequest(UpdatePost.Change change, string requestId)
    {
        var replaced = PostItem.From(change.Text);
        replaced[PostItem.UpdatedAt] = new(change.UpdatedAt.Text);
        replaced[PostItem.RequestId] = new(requestId);
        string[] changes = [.. replaced.Keys.Select(name => $"{name} = :{name}"), .. RequestIdsMoveOn];
        var values = GuardTerms.Values(change.Guard);
        values[":one"] = PostItem.Number(1);
        values[Nobody] = new() { NULL = true };
        foreach (var (name, value) in replaced) values[":" + name] = value;
        return new()
        {
            TableName = table,
            Key = PostItem.Key(change.Key),
            UpdateExpression = $"SET {string.Join(", ", changes)} ADD {PostItem.Version} :one",
            ConditionExpression = $"{GuardTerms.Condition(change.Guard)} AND {NotDoneYet}",
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }

    /// <summary>
    /// How many versions came after the one that the request wrote; -1 where it is not known to have written one.
    /// </summary>
    private static int VersionsSince(Dictionary<string, AttributeValue>? item, string requestId)
    {
        for (var since = 0; item is not null && since < PostItem.LastRequestIds.Count; since++)
            if (item.TryGetValue(PostItem.LastRequestIds[since], out var writer) && writer.S == requestId) return since;
        return -1;
    }
}
