using Blog.Core;
using Blog.Functions.Store;
using LanguageExt;

namespace Blog.IntegrationTests.Faults;

/// <summary>What the store can do, each on a post that is there (but for the insert's).</summary>
public enum StoreCall
{
    Insert,
    InsertOnce,
    Find,
    Update,
    Delete,
    Page,
}

public static class StoreCalls
{
    /// <summary>The errors of a call that did not come through, if it may have been done.</summary>
    internal static Type InDoubt(this StoreCall call) =>
        call is StoreCall.Find or StoreCall.Page ? typeof(StoreError.Unavailable) : typeof(StoreError.Unknown);

    /// <summary>Whether it is sent again although it may have been done.</summary>
    internal static bool IsRepeatable(this StoreCall call) =>
        call is not (StoreCall.Insert or StoreCall.Update or StoreCall.Delete);

    public static TheoryData<StoreCall> All => new(Enum.GetValues<StoreCall>());

    /// <summary>Does it to the post; the answer is not of interest, only whether there is one.</summary>
    internal static async Task<Either<StoreError, Unit>> Do(
        this PostStore posts,
        StoreCall call,
        Post post,
        CancellationToken deadline = default) => call switch
        {
            StoreCall.Insert => (await posts.Insert(new CreatePost.Insertion.Plain(post), deadline))
                .Map(_ => Unit.Default),
            StoreCall.InsertOnce =>
                (await posts.Insert(Some.InsertionOnce(post, "key"), deadline))
                    .Map(_ => Unit.Default),
            StoreCall.Find => (await posts.Find(post.Key, deadline)).Map(_ => Unit.Default),
            StoreCall.Update =>
                (await posts.Update(Some.Change(post.Key), deadline)).Map(_ => Unit.Default),
            StoreCall.Delete => (await posts.Delete(Some.Deletion(post.Key), deadline)).Map(_ => Unit.Default),
            StoreCall.Page => (await posts.Page(Some.Query(post.Key.Blog), deadline)).Map(_ => Unit.Default),
            _ => throw new ArgumentOutOfRangeException(nameof(call)),
        };
}
