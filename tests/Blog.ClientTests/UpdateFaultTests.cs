using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class UpdateFaultTests(NativeCloud cloud)
{
    private readonly BlogClient direct = cloud.Client();
    private readonly string blog = Given.NewBlog();

    [Theory]
    [MemberData(nameof(CreateFaultTests.AfterTheApi), MemberType = typeof(CreateFaultTests))]
    public async Task An_update_with_an_ETag_whose_answer_was_lost_is_done_once_and_known_to_be(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);

        proxy.Inject(fault);
        var updated = Assert.IsType<UpdateResult.Updated>(
            await proxy.Client(Given.Hasty)
                .UpdateAsync(blog, post.PostId, new(" New ", "New"), ifMatch: post.ETag)).Post;

        Assert.Equal(("New", "New", 2), (updated.Title, updated.Body, updated.Version));
        Assert.Equal([updated], await direct.All(blog));
    }

    [Fact]
    public async Task An_update_is_known_to_be_done_even_when_the_look_at_it_meets_faults()
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);

        proxy.Inject(new Fault.LoseAnswer(), new Fault.CutAnswer(), new Fault.Drop(), new Fault.Answer(503));
        var updated = await proxy.Client(Given.Hasty)
            .UpdateAsync(blog, post.PostId, new("New", "New"), ifMatch: post.ETag);

        Assert.Equal([Assert.IsType<UpdateResult.Updated>(updated).Post], await direct.All(blog));
    }

    [Fact]
    public async Task An_update_that_lost_to_another_is_a_conflict_though_it_was_sent_twice()
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);
        var theirs = Assert.IsType<UpdateResult.Updated>(await direct.UpdateAsync(
            blog,
            post.PostId,
            new("Theirs", "Theirs"))).Post;

        proxy.Inject(new Fault.LoseAnswer());
        Assert.IsType<UpdateResult.Conflict>(
            await proxy.Client().UpdateAsync(blog, post.PostId, new("Mine", "Mine"), ifMatch: post.ETag));

        Assert.Equal([theirs], await direct.All(blog));
    }

    [Fact]
    public async Task A_stale_ETag_is_a_conflict_though_another_has_written_the_same_since()
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);
        await direct.UpdateAsync(blog, post.PostId, new("Theirs", "Theirs"));
        await direct.UpdateAsync(blog, post.PostId, new("Mine", "Mine"));

        proxy.Inject(new Fault.LoseAnswer());

        Assert.IsType<UpdateResult.Conflict>(
            await proxy.Client().UpdateAsync(blog, post.PostId, new("Mine", "Mine"), ifMatch: post.ETag));
    }

    [Fact]
    public async Task An_update_with_an_ETag_that_arrives_late_undoes_no_later_one()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client(Given.Hasty);
        var post = await direct.Create(blog);

        proxy.Inject(new Fault.Late());
        var second = Assert.IsType<UpdateResult.Updated>(await client.UpdateAsync(
            blog,
            post.PostId,
            new("Second", "Body"),
            post.ETag)).Post;
        var third = Assert.IsType<UpdateResult.Updated>(await client.UpdateAsync(
            blog,
            post.PostId,
            new("Third", "Body"),
            second.ETag)).Post;

        Assert.Equal(412, await proxy.Release());
        Assert.Equal([third], await direct.All(blog));
    }

    [Theory]
    [MemberData(nameof(CreateFaultTests.BeforeTheApi), MemberType = typeof(CreateFaultTests))]
    [MemberData(nameof(CreateFaultTests.AfterTheApi), MemberType = typeof(CreateFaultTests))]
    public async Task An_update_without_an_ETag_is_written_whatever_happens(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        var post = await direct.Create(blog);

        proxy.Inject(fault);
        var updated = Assert.IsType<UpdateResult.Updated>(
            await proxy.Client(Given.Hasty).UpdateAsync(blog, post.PostId, new("New", "New"))).Post;

        Assert.Equal(("New", "New"), (updated.Title, updated.Body));
        var stored = Assert.Single(await direct.All(blog)); // of a later version, where an attempt came late
        Assert.Equal((post.PostId, "New", "New"), (stored.PostId, stored.Title, stored.Body));
    }
}
