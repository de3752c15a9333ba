using Blog.Core;
using Blog.Core.Values;
using Blog.Functions.Store;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

public abstract class PageTests(EdgeTable table)
{
    [Fact]
    public async Task A_blog_without_posts_is_one_empty_page()
    {
        var page = (await table.Posts.Page(Some.Query(Some.Blog()))).Right();
        Assert.Empty(page.Posts);
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task A_page_shows_all_of_a_post()
    {
        var post = await table.Posts.Inserted(
            Some.Post(text: Some.Text("漢 \U0001F980", "tab\t\r\n"), author: Author.Anonymous));
        Assert.Equal([post], (await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
    }

    [Fact]
    public async Task A_page_of_a_hundred_posts_has_room_for_full_titles()
    {
        var blog = Some.Blog();
        var title = string.Concat(Enumerable.Repeat("\U0001F980", Title.MaxLength));
        var posts = Enumerable.Range(0, PageLimit.Most)
            .Select(at => Some.Post(blog, Some.PostId(at), Some.Text(title)))
            .Reverse()
            .ToList();
        await Task.WhenAll(posts.Select(post => table.Posts.Inserted(post)));
        Assert.Equal(posts, (await table.Posts.Page(Some.Query(blog))).Right().Posts);
    }

    [Fact]
    public async Task Pages_that_end_early_still_show_every_post_once()
    {
        var blog = Some.Blog();
        var text = Some.Text(body: new string('x', PostBody.MaxBytes));
        var posts = Enumerable.Range(0, 20).Select(at => Some.Post(blog, Some.PostId(at), text)).Reverse().ToList();
        foreach (var post in posts) await table.Posts.Inserted(post);
        var pages = await table.Posts.Pages(blog, PageLimit.Most);
        Assert.Equal(posts.Select(post => post.Key), pages.SelectMany(page => page.Posts).Select(post => post.Key));
        Assert.True(pages.Count > 4, "DynamoDB reads 1 MB for a page: no more than four of these.");
        Assert.DoesNotContain(pages, page => page is { Posts.Count: 0, HasMore: true });
    }

    [Fact]
    public async Task A_token_outlives_the_post_that_it_was_made_of()
    {
        var posts = await Insert(Some.Blog(), 5);
        var first = (await table.Posts.Page(Some.Query(posts[0].Key.Blog, limit: 2))).Right();
        await table.Posts.Delete(Some.Deletion(first.Posts[^1].Key));
        var second = (await table.Posts.Page(Some.Query(posts[0].Key.Blog, limit: 2, after: first.Posts[^1].Key.Post)))
            .Right();
        Assert.Equal(posts[2..4], second.Posts);
    }

    [Fact]
    public async Task A_post_written_meanwhile_moves_no_page()
    {
        var posts = await Insert(Some.Blog(), 4);
        var first = (await table.Posts.Page(Some.Query(posts[0].Key.Blog, limit: 2))).Right();
        await table.Posts.Inserted(Some.Post(posts[0].Key.Blog, Some.PostId(1000)));
        var second = (await table.Posts.Page(Some.Query(posts[0].Key.Blog, limit: 2, after: first.Posts[^1].Key.Post)))
            .Right();
        Assert.Equal(posts, first.Posts.Concat(second.Posts));
    }

    [Fact]
    public async Task A_token_from_another_blog_reads_nothing_of_that_blog()
    {
        var theirs = await Insert(Some.Blog(), 4);
        var ours = await Insert(Some.Blog(), 4);
        foreach (var post in theirs)
        {
            var page = (await table.Posts.Page(Some.Query(ours[0].Key.Blog, after: post.Key.Post))).Right();
            Assert.Equal(
                ours.Where(our => string.CompareOrdinal(our.Key.Post.Text, post.Key.Post.Text) < 0),
                page.Posts);
        }
    }

    [Fact]
    public async Task A_blog_whose_name_begins_alike_is_another_blog()
    {
        var posts = await Insert(Some.Blog(), 1);
        await Insert(BlogId.FromStore(posts[0].Key.Blog.Text + "-2"), 1);
        Assert.Equal(posts, (await table.Posts.Page(Some.Query(posts[0].Key.Blog))).Right().Posts);
    }

    /// <summary>Room for what else may come to stand beside a blog's posts.</summary>
    [Fact]
    public async Task Other_items_of_the_blog_are_no_posts()
    {
        var posts = await Insert(Some.Blog(), 2);
        foreach (var sort in new[] { "META#1", "POSS", "POST", "POST$", "ZZZ" })
            await table.Client.PutItemAsync(
                DynamoDb.Table,
                new() { [PostItem.Pk] = PostItem.Partition(posts[0].Key.Blog), [PostItem.Sk] = new(sort) });
        Assert.Equal(posts, (await table.Posts.Pages(posts[0].Key.Blog, limit: 1)).SelectMany(page => page.Posts));
    }

    /// <summary>Newest first.</summary>
    private async Task<Post[]> Insert(BlogId blog, int count)
    {
        var posts = Enumerable.Range(0, count).Select(at => Some.Post(blog, Some.PostId(at))).Reverse().ToArray();
        foreach (var post in posts) await table.Posts.Inserted(post);
        return posts;
    }
}
