namespace Blog.EndToEndTests.Api;

public abstract class PageTests(BlogApi cloud)
{
    [Theory]
    [InlineData("", 10)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=12", 12)]
    [InlineData("?limit=100", 12)]
    [InlineData("?other=1&limit=3&Limit=4", 3)]
    public async Task A_page_holds_as_many_of_the_newest_posts_as_were_asked_for(string query, int count)
    {
        var blog = ApiCalls.NewBlog();
        var newestFirst = await CreatePosts(blog, 12);

        Assert.Equal(newestFirst.Take(count), (await cloud.ListPosts(blog, query)).HasPage().Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Pages_hold_every_post_once_newest_first_and_end(int limit)
    {
        var blog = ApiCalls.NewBlog();
        var newestFirst = await CreatePosts(blog, 7);

        var pages = await cloud.ListPages(blog, limit);

        Assert.Equal(newestFirst, pages.SelectMany(page => page.Items));
        Assert.All(pages, page => Assert.InRange(page.Items.Count, 0, limit));
    }

    [Fact]
    public async Task A_token_holds_while_posts_come_and_go()
    {
        var blog = ApiCalls.NewBlog();
        var newestFirst = await CreatePosts(blog, 4);
        var first = (await cloud.ListPosts(blog, "?limit=2")).HasPage();

        await cloud.CreatePost(blog, "Newer", "Body");
        await cloud.DeletePost(blog, first.Items[^1].PostId);
        var rest = (await cloud.ListPosts(blog, $"?paginationToken={first.PaginationToken}")).HasPage();

        Assert.Equal(newestFirst.Skip(2), rest.Items);
        Assert.Null(rest.PaginationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?limit=2")]
    public async Task Link_leads_to_the_next_page_and_the_last_page_has_none(string query)
    {
        var blog = ApiCalls.NewBlog();
        var newestFirst = await CreatePosts(blog, 12);

        var (items, pages) = (new List<WirePost>(), 0);
        for (var next = $"{cloud.BasePath}/v1/{blog}/posts{query}"; next is not null; pages++)
        {
            var answer = await cloud.Follow(next);
            items.AddRange(answer.HasPage().Items);
            next = answer.Headers.TryGetValue("Link", out var link) ? link.Split('<', '>')[1] : null;
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", link);
        }

        Assert.Equal(newestFirst, items);
        Assert.InRange(pages, query == "" ? 2 : 6, query == "" ? 2 : 7);
    }

    [Fact]
    public async Task A_token_does_not_reach_another_blog()
    {
        var (blog, other) = (ApiCalls.NewBlog(), ApiCalls.NewBlog());
        await CreatePosts(blog, 3);
        var older = await CreatePosts(other, 1);
        var newestFirst = await CreatePosts(blog, 3);
        var token = (await cloud.ListPosts(blog, "?limit=2")).HasPage().PaginationToken;

        var page = (await cloud.ListPosts(other, $"?paginationToken={token}")).HasPage();

        Assert.Equal(older, page.Items);
        Assert.DoesNotContain(newestFirst[^1], page.Items);
    }

    [Fact]
    public async Task An_unknown_blog_is_an_empty_one() =>
        Assert.Equal("""{"items":[]}""", (await cloud.ListPosts(ApiCalls.NewBlog())).Text);

    /// <summary>Newest first: the milliseconds of their ids differ, for each waits for the one before.</summary>
    private async Task<IReadOnlyList<WirePost>> CreatePosts(string blog, int count)
    {
        var posts = new List<WirePost>();
        while (posts.Count < count)
        {
            posts.Insert(0, (await cloud.CreatePost(blog, $"Post {posts.Count}", "Body")).HasPost(201));
            await Task.Delay(2);
        }

        return posts;
    }
}

[Collection(HttpApi.Name)]
public sealed class PageOverHttpApiTests(NativeCloud cloud) : PageTests(cloud);

[Collection(RestApi.Name)]
public sealed class PageOverRestApiTests(NativeRestCloud cloud) : PageTests(cloud);
