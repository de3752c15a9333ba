using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class DeleteFaultTests(NativeCloud cloud)
{
    private readonly BlogClient direct = cloud.Client();
    private readonly string blog = Given.NewBlog();

    [Theory]
    [MemberData(nameof(CreateFaultTests.AfterTheApi), MemberType = typeof(CreateFaultTests))]
    public async Task A_post_whose_deletion_was_not_acknowledged_is_gone(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);

        proxy.Inject(fault);
        var result = await proxy.Client(Given.Hasty).DeleteAsync(blog, post.PostId);

        Assert.IsType<DeleteResult.Gone>(result);
        Assert.Empty(await direct.All(blog));
    }

    [Theory]
    [MemberData(nameof(CreateFaultTests.BeforeTheApi), MemberType = typeof(CreateFaultTests))]
    public async Task A_delete_that_did_not_arrive_is_sent_again(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);

        proxy.Inject(fault);
        var result = await proxy.Client().DeleteAsync(blog, post.PostId, ifMatch: post.ETag);

        Assert.Equal(new DeleteResult.Deleted(post), result);
        Assert.All(proxy.Requests, sent => Assert.Equal(post.ETag, sent.IfMatch));
    }

    [Fact]
    public async Task A_post_that_is_not_there_is_not_found_when_no_attempt_can_have_deleted_it()
    {
        await using var proxy = await cloud.Proxy();

        proxy.Inject(new Fault.Answer(429), new Fault.Answer(429));

        Assert.IsType<DeleteResult.NotFound>(await proxy.Client().DeleteAsync(blog, Given.NewPostId()));
    }

    [Fact]
    public async Task No_attempt_of_a_delete_goes_unseen_on_a_connection_that_was_used_before()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client(Given.Quick with { MaxRetries = 0 });
        var post = await client.Create(blog);

        proxy.Inject(new Fault.EndQuietly());
        var failure = await Assert.ThrowsAsync<BlogClientException>(() => client.DeleteAsync(blog, post.PostId));

        Assert.True(failure.MayHaveBeenDone);
        Assert.Equal(2, proxy.Requests.Count);
    }
}
