using Blog.Client;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class ListTests(NativeCloud cloud)
{
    private readonly string blog = Given.NewBlog();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task All_posts_come_newest_first_whatever_the_size_of_a_page(int pageSize)
    {
        var client = cloud.Client();
        var posts = new List<Post>();
        for (var number = 0; number < 7; number++)
            posts.Insert(0, await client.Create(blog, $"Post {number}"));

        Assert.Equal(posts, await client.All(blog, pageSize));
    }

    [Fact]
    public async Task A_page_is_read_when_its_posts_are_asked_for()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client();
        for (var number = 0; number < 5; number++)
            await client.Create(blog);
        var before = proxy.Requests.Count;

        var seen = 0;
        await foreach (var _ in client.ListAllAsync(blog, pageSize: 2))
            if (++seen == 3)
                break;

        Assert.Equal(before + 2, proxy.Requests.Count);
    }

    [Fact]
    public async Task A_token_gives_the_page_after()
    {
        var client = cloud.Client();
        var (first, second) = (await client.Create(blog), await client.Create(blog));

        var newest = Assert.IsType<ListResult.Page>(await client.ListAsync(blog, limit: 1));
        var oldest = Assert.IsType<ListResult.Page>(await client.ListAsync(blog, limit: 1, newest.PaginationToken));

        Assert.Equal([second], newest.Items);
        Assert.Equal([first], oldest.Items);
    }

    [Fact]
    public async Task A_refusal_of_all_posts_is_an_exception_with_its_problem()
    {
        var refusal = await Assert.ThrowsAsync<BlogClientException>(() => cloud.Client().All("a blog"));

        Assert.Equal("VALIDATION_FAILED", refusal.Problem?.ErrorCode);
        Assert.Equal((400, false), (refusal.Status, refusal.MayHaveBeenDone));
        Assert.StartsWith("The posts of 'a blog' cannot be listed: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_list()
    {
        using var cancellation = new CancellationTokenSource();
        var client = cloud.Client();
        await client.Create(blog);
        await client.Create(blog);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.ListAllAsync(blog, pageSize: 1).WithCancellation(cancellation.Token))
                await cancellation.CancelAsync();
        });
    }
}
