using Blog.Core;
using Blog.Core.Values;
using Blog.Functions.Store;
using Blog.PropertyTests;
using LanguageExt;

namespace Blog.IntegrationTests;

/// <summary>Calls of the store as a test writes them, with a deadline like that of a function.</summary>
internal static class PostStoreCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static async Task<Either<StoreError, Post>> Insert(
        this PostStore posts,
        Post post) =>
        (await posts.Insert(new CreatePost.Insertion.Plain(post), Deadline()))
            .Map(made => made.Post);

    internal static Task<Either<StoreError, CreatePost.Creation>> InsertOnce(
        this PostStore posts,
        Post post,
        string key) =>
        posts.Insert(Some.InsertionOnce(post, key), Deadline());

    internal static Task<Either<StoreError, Post>> Find(this PostStore posts, PostKey key) =>
        posts.Find(key, Deadline());

    internal static Task<Either<StoreError, Post>> Update(
        this PostStore posts,
        UpdatePost.Change change) =>
        posts.Update(change, Deadline());

    internal static Task<Either<StoreError, Post>> Delete(this PostStore posts, DeletePost.Command command) =>
        posts.Delete(command, Deadline());

    internal static Task<Either<StoreError, PostPage>> Page(this PostStore posts, ListPosts.Query query) =>
        posts.Page(query, Deadline());

    /// <summary>All pages of a blog, first to last.</summary>
    internal static async Task<IReadOnlyList<PostPage>> Pages(this PostStore posts, BlogId blog, int limit)
    {
        List<PostPage> pages = [(await posts.Page(Some.Query(blog, limit))).Right()];
        while (pages[^1].HasMore)
            pages.Add((await posts.Page(Some.Query(blog, limit, after: pages[^1].Posts[^1].Key.Post))).Right());
        return pages;
    }

    internal static async Task<Post> Inserted(this PostStore posts, Post post) =>
        (await posts.Insert(post)).Right();

    /// <summary>The post as the table has it, or null.</summary>
    internal static async Task<Post?> Stored(this PostStore posts, PostKey key)
    {
        var found = await posts.Find(key);
        return found.IsLeft && found.Left() is StoreError.PostNotFound ? null : found.Right();
    }

    private static CancellationToken Deadline() => new CancellationTokenSource(Patience).Token;
}
