using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using LanguageExt;

namespace Blog.Functions.Store;

internal sealed partial class PostStore
{
    private const string Absent = $"attribute_not_exists({PostItem.Pk})";
    private const string Now = ":now";

    /// <summary>Errors besides: <see cref="StoreError.IdempotencyKeyReused"/>.</summary>
    internal Task<Either<StoreError, CreatePost.Creation>> Insert(
        CreatePost.Insertion insertion, CancellationToken deadline) =>
        Available<CreatePost.Creation>(async () => insertion switch
        {
            CreatePost.Insertion.Plain { Post: var post } => await InsertPlain(post, deadline),
            CreatePost.Insertion.Once once => await InsertOnce(once, deadline),
            _ => throw new UnreachableException(),
        });

    private async Task<CreatePost.Creation> InsertPlain(Post post, CancellationToken deadline)
    {
        await dynamo.PutItem(InsertRequest(post), deadline);
        return new(post, IsReplay: false);
    }

    private async Task<Either<StoreError, CreatePost.Creation>> InsertOnce(
        CreatePost.Insertion.Once once, CancellationToken deadline)
    {
        try
        {
            var request = InsertOnceRequest(once);
            await Conflicts.Retry(() => dynamo.TransactWriteItems(request, deadline), deadline);
            return new CreatePost.Creation(once.Post, IsReplay: false);
        }
        catch (TransactionCanceledException cancelled) when (Conflicts.First(cancelled) is { } item)
        {
            return IdempotencyItem.ToRecord(item, once.Record).Replay(once);
        }
    }

    private PutItemRequest InsertRequest(Post post) => new()
    {
        TableName = table,
        Item = PostItem.From(post),
        ConditionExpression = Absent,
    };

    /// <summary>The record comes first: where it is refused, its reason is the first one.</summary>
    private TransactWriteItemsRequest InsertOnceRequest(CreatePost.Insertion.Once insertion) => new()
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
                Item = PostItem.From(insertion.Post),
                ConditionExpression = Absent,
            } },
        ],
    };
}
