using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    /// <summary>
    /// DynamoDB ends a page at 1 MB: it may hold fewer posts than asked for and still not be the last.
    /// </summary>
    internal Task<Either<StoreError, PostPage>> Page(ListPosts.Query query, CancellationToken deadline) =>
        Available<PostPage>(async () =>
        {
            var answer = await dynamo.Query(PageRequest(query), deadline);
            if (answer.Items is not { } items)
                throw new DynamoUnavailableException("Its response lacks the items.", mayBeDone: false);
            return new PostPage(
                items.ConvertAll(PostItem.ToPost),
                HasMore: answer.LastEvaluatedKey is { Count: > 0 });
        });

    private QueryRequest PageRequest(ListPosts.Query query) => new()
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
}
