using Blog.Core;
using Blog.Core.Values;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

/// <summary>Who may change what: asked by the table itself, in the write.</summary>
public abstract class GuardTests(EdgeTable table)
{
    public static TheoryData<string> Callers => ["anonymous", "jwt:https://issuer#ann", "iam:ann"];

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Update_and_delete_do_not_find_a_post_that_is_missing(string caller)
    {
        var key = Some.Post().Key;
        Assert.IsType<StoreError.PostNotFound>(
            (await table.Posts.Update(Some.Change(key, caller: Author.FromStore(caller)))).Left());
        Assert.IsType<StoreError.PostNotFound>(
            (await table.Posts.Delete(Some.Deletion(key, Author.FromStore(caller)))).Left());
        Assert.Null(await table.Posts.Stored(key));
    }

    [Fact]
    public async Task Another_author_may_neither_update_nor_delete()
    {
        var post = await table.Posts.Inserted(Some.Post(author: Some.Ann));
        Assert.IsType<StoreError.Forbidden>((await table.Posts.Update(Some.Change(post.Key, caller: Some.Bob))).Left());
        Assert.IsType<StoreError.Forbidden>((await table.Posts.Delete(Some.Deletion(post.Key, Some.Bob))).Left());
        Assert.Equal(post, await table.Posts.Stored(post.Key));
    }

    [Fact]
    public async Task A_principal_is_not_the_user_of_the_same_name()
    {
        var post = await table.Posts.Inserted(Some.Post(author: Some.Ann));
        Assert.IsType<StoreError.Forbidden>(
            (await table.Posts.Delete(Some.Deletion(post.Key, Author.FromIam("ann")))).Left());
    }

    [Fact]
    public async Task Nobody_may_neither_update_nor_delete_an_authors_post()
    {
        var post = await table.Posts.Inserted(Some.Post(author: Some.Ann));
        Assert.IsType<StoreError.Unauthenticated>(
            (await table.Posts.Update(Some.Change(post.Key, caller: Author.Anonymous))).Left());
        Assert.IsType<StoreError.Unauthenticated>(
            (await table.Posts.Delete(Some.Deletion(post.Key, Author.Anonymous))).Left());
        Assert.Equal(post, await table.Posts.Stored(post.Key));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Anybody_may_update_and_delete_what_nobody_wrote(string caller)
    {
        var post = await table.Posts.Inserted(Some.Post(author: Author.Anonymous));
        var updated = (await table.Posts.Update(Some.Change(post.Key, caller: Author.FromStore(caller)))).Right();
        Assert.Equal(Author.Anonymous, updated.Author);
        Assert.Equal(updated, (await table.Posts.Delete(Some.Deletion(post.Key, Author.FromStore(caller)))).Right());
    }
}
