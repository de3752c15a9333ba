using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    /// <summary>Errors besides: <see cref="StoreError.PostNotFound"/>.</summary>
    internal Task<Either<StoreError, Post>> Find(PostKey key, CancellationToken deadline) =>
        Available<Post>(async () =>
            (await dynamo.GetItem(FindRequest(key), deadline)).Item is { Count: > 0 } item
                ? PostItem.ToPost(item)
                : new StoreError.PostNotFound());

    private GetItemRequest FindRequest(PostKey key) => new()
    {
        TableName = table,
        Key = PostItem.Key(key),
        ConsistentRead = true,
    };
}
