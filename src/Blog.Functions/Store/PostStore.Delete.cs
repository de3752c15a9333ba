using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    /// <summary>
    /// Gives the post as it was. Errors besides: <see cref="StoreError.PostNotFound"/> and those of
    /// <see cref="WriteGuard.Refusal"/>.
    /// </summary>
    internal Task<Either<StoreError, Post>> Delete(DeletePost.Command command, CancellationToken deadline) =>
        Available<Post>(async () =>
        {
            try
            {
                var deleted = await dynamo.DeleteItem(DeleteRequest(command), deadline);
                return Written(deleted.Attributes);
            }
            catch (ConditionalCheckFailedException refused)
            {
                return Refusal(command.Guard, refused);
            }
        });

    private DeleteItemRequest DeleteRequest(DeletePost.Command command) => new()
    {
        TableName = table,
        Key = PostItem.Key(command.Key),
        ConditionExpression = GuardTerms.Condition(command.Guard),
        ExpressionAttributeValues = GuardTerms.Values(command.Guard),
        ReturnValues = ReturnValue.ALL_OLD,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };
}
