using System.Diagnostics;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;
using LanguageExt;
using Serilog;

namespace Blog.Functions.Store;

/// <summary>
/// Posts in DynamoDB: one call each, writes conditional. The client may send a write again whose answer was lost; each
/// item names the request that wrote it, so that the second sending is answered as the first would have been.
/// Errors of every function: <see cref="StoreError.Unavailable"/>.
/// </summary>
internal sealed class PostStore(Dynamo dynamo, string name, ILogger log)
{
    /// <summary>Errors besides: <see cref="StoreError.IdempotencyKeyReused"/>.</summary>
    internal Task<Either<StoreError, CreatePost.Creation>> Insert(
        CreatePost.Insertion insertion, string requestId, CancellationToken deadline) =>
        Available<CreatePost.Creation>(async () => insertion switch
        {
            CreatePost.Insertion.Plain { Post: var post } => await InsertPlain(post, requestId, deadline),
            CreatePost.Insertion.Once once => await InsertOnce(once, requestId, deadline),
            _ => throw new UnreachableException(),
        });

    private async Task<CreatePost.Creation> InsertPlain(Post post, string requestId, CancellationToken deadline)
    {
        try
        {
            await dynamo.PutItem(PostRequests.Insert(name, post, requestId), deadline);
            return new(post, IsReplay: false);
        }
        catch (ConditionalCheckFailedException refused) when (IsSame(refused.Item, post))
        {
            return new(post, IsReplay: false);
        }
    }

    private async Task<Either<StoreError, CreatePost.Creation>> InsertOnce(
        CreatePost.Insertion.Once once, string requestId, CancellationToken deadline)
    {
        try
        {
            var request = PostRequests.InsertOnce(name, once, requestId);
            await Conflicts.Retry(() => dynamo.TransactWriteItems(request, deadline), deadline);
            return new CreatePost.Creation(once.Post, IsReplay: false);
        }
        catch (TransactionCanceledException cancelled) when (Conflicts.First(cancelled) is { } item)
        {
            return IdempotencyItem.ToRecord(item, once.Record).Replay(once);
        }
    }

    /// <summary>Errors besides: <see cref="StoreError.PostNotFound"/>.</summary>
    internal Task<Either<StoreError, Post>> Find(PostKey key, CancellationToken deadline) =>
        Available<Post>(async () =>
            (await dynamo.GetItem(PostRequests.Find(name, key), deadline)).Item is { Count: > 0 } item
                ? PostItem.ToPost(item)
                : new StoreError.PostNotFound());

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
                var updated = await dynamo.UpdateItem(PostRequests.Update(name, change, requestId), deadline);
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

    /// <summary>
    /// Gives the post as it was. Errors besides: <see cref="StoreError.PostNotFound"/> and those of
    /// <see cref="WriteGuard.Refusal"/>.
    /// </summary>
    internal Task<Either<StoreError, Post>> Delete(DeletePost.Command command, CancellationToken deadline) =>
        Available<Post>(async () =>
        {
            try
            {
                var deleted = await dynamo.DeleteItem(PostRequests.Delete(name, command), deadline);
                return PostItem.ToPost(deleted.Attributes);
            }
            catch (ConditionalCheckFailedException refused)
            {
                return Refusal(command.Guard, refused);
            }
        });

    /// <summary>
    /// DynamoDB ends a page at 1 MB: it may hold fewer posts than asked for and still not be the last.
    /// </summary>
    internal Task<Either<StoreError, PostPage>> Page(ListPosts.Query query, CancellationToken deadline) =>
        Available<PostPage>(async () =>
        {
            var answer = await dynamo.Query(PostRequests.Page(name, query), deadline);
            return new PostPage(
                answer.Items.ConvertAll(PostItem.ToPost),
                HasMore: answer.LastEvaluatedKey is { Count: > 0 });
        });

    private async Task<Either<StoreError, T>> Available<T>(Func<Task<Either<StoreError, T>>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception away) when (away is DynamoUnavailableException or OperationCanceledException)
        {
            log.Warning("DynamoDB is unavailable: {Reason:l}", away.Message);
            return new StoreError.Unavailable();
        }
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

    /// <summary>Made by an earlier sending of the same insert, whatever was written since.</summary>
    private static bool IsSame(Dictionary<string, AttributeValue>? item, Post post) =>
        item is { Count: > 0 }
        && PostItem.ToPost(item) is var found
        && found.CreatedAt == post.CreatedAt
        && found.Author == post.Author;

    private static StoreError Refusal(WriteGuard guard, ConditionalCheckFailedException refused) =>
        refused.Item is { Count: > 0 } item
            ? guard.Refusal(PostItem.ToPost(item).Author)
            : new StoreError.PostNotFound();
}
