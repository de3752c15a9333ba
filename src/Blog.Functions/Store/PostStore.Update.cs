using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    /// <summary>
    /// Errors besides: <see cref="StoreError.PostNotFound"/> and those of <see cref="WriteGuard.Refusal"/>.
    /// </summary>
    internal Task<Either<StoreError, Post>> Update(UpdatePost.Change change, CancellationToken deadline) =>
        Available<Post>(async () =>
        {
            try
            {
                var updated = await dynamo.UpdateItem(UpdateRequest(change), deadline);
                return Written(updated.Attributes);
            }
            catch (ConditionalCheckFailedException refused)
            {
                return Refusal(change.Guard, refused);
            }
        });

    private UpdateItemRequest UpdateRequest(UpdatePost.Change change)
    {
        var replaced = PostItem.From(change.Text);
        replaced[PostItem.UpdatedAt] = new(change.UpdatedAt.Text);
        var changes = replaced.Keys.Select(name => $"{name} = :{name}");
        var values = GuardTerms.Values(change.Guard);
        values[":one"] = PostItem.Number(1);
        foreach (var (name, value) in replaced) values[":" + name] = value;
        return new()
        {
            TableName = table,
            Key = PostItem.Key(change.Key),
            UpdateExpression = $"SET {string.Join(", ", changes)} ADD {PostItem.Version} :one",
            ConditionExpression = GuardTerms.Condition(change.Guard),
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }
}
