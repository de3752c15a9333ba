using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class CreateFaultTests(NativeCloud cloud)
{
    private readonly string blog = Given.NewBlog();

    public static TheoryData<Fault> BeforeTheApi { get; } =
        [
            new Fault.Drop(),
            new Fault.Answer(503),
            new Fault.Answer(503, RetryAfter: "0"),
            new Fault.Answer(429),
            new Fault.Answer(500, "<html>", "text/html"),
        ];

    public static TheoryData<Fault> AfterTheApi { get; } =
        [new Fault.LoseAnswer(), new Fault.EndQuietly(), new Fault.CutAnswer(), new Fault.Slow()];

    [Theory]
    [MemberData(nameof(BeforeTheApi))]
    public async Task A_create_that_did_not_arrive_is_sent_again(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(fault, fault);

        var created = Assert.IsType<CreateResult.Created>(await proxy.Client().CreateAsync(blog, Given.Draft));

        Assert.Equal([created.Post], await cloud.Client().All(blog));
        Assert.False(created.Replayed);
        Assert.Equal(3, proxy.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(AfterTheApi))]
    public async Task A_create_whose_answer_was_lost_makes_one_post(Fault fault)
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(fault, fault);

        var created =
            Assert.IsType<CreateResult.Created>(await proxy.Client(Given.Hasty).CreateAsync(blog, Given.Draft));

        Assert.Equal([created.Post], await cloud.Client().All(blog));
        Assert.True(created.Replayed);
    }

    [Fact]
    public async Task A_create_that_arrives_late_makes_no_second_post()
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(new Fault.Late());

        var created =
            Assert.IsType<CreateResult.Created>(await proxy.Client(Given.Hasty).CreateAsync(blog, Given.Draft));

        Assert.Equal(201, await proxy.Release());
        Assert.Equal([created.Post], await cloud.Client().All(blog));
    }

    [Fact]
    public async Task Every_attempt_of_a_create_has_one_key_and_every_create_another()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client();

        proxy.Inject(new Fault.Drop(), new Fault.Answer(503));
        await client.Create(blog);
        await client.Create(blog);

        var keys = proxy.Requests.Select(sent => sent.IdempotencyKey).ToArray();
        Assert.Equal(4, keys.Length);
        Assert.All(keys, key => Assert.NotEmpty(key!));
        Assert.Single(keys[..3].Distinct(StringComparer.Ordinal));
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Fact]
    public async Task A_create_that_failed_for_good_is_done_once_when_called_again_with_its_key()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client(Given.Quick with { MaxRetries = 1 });
        var key = Guid.NewGuid().ToString();

        proxy.Inject(new Fault.LoseAnswer(), new Fault.Drop());
        var failure = await Assert.ThrowsAsync<BlogClientException>(() => client.CreateAsync(blog, Given.Draft, key));
        var created = Assert.IsType<CreateResult.Created>(await client.CreateAsync(blog, Given.Draft, key));

        Assert.True(failure.MayHaveBeenDone);
        Assert.Equal([created.Post], await client.All(blog));
    }
}
