using System.Net;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>
/// Nothing waits for the store beyond the invocation's deadline: the caller gets a 503 before Lambda kills the process.
/// </summary>
public abstract class DeadlineTests(EdgeTable table)
{
    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_made_again()
    {
        await using var wire = await Wire.Start(Silence, Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(post, (await table.PostsOver(wire).Find(post.Key)).Right());
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public async Task Silence_makes_the_store_unavailable_after_three_requests()
    {
        await using var wire = await Wire.Start(Silence);
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(wire).Do(StoreCall.Find, Some.Post())).Left());
        Assert.Equal(3, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task The_deadline_ends_a_call_that_waits_for_its_answer(StoreCall call)
    {
        using var deadline = new CancellationTokenSource();
        await using var wire = await Wire.Start(async request =>
        {
            await deadline.CancelAsync();
            await Silence(request);
        });
        Assert.IsType(call.InDoubt(), (await table.PostsOver(wire).Do(call, Some.Post(), deadline.Token)).Left());
        Assert.Equal(1, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task The_deadline_ends_a_call_that_waits_for_its_next_try(StoreCall call)
    {
        using var deadline = new CancellationTokenSource();
        await using var wire = await Wire.Start(async request =>
        {
            await Answers(HttpStatusCode.BadRequest, "ThrottlingException")(request);
            await deadline.CancelAsync();
        });
        Assert.Equal(
            503,
            HttpReply.From(
                new BlogError.OfStore((await table.PostsOver(wire).Do(call, Some.Post(), deadline.Token)).Left()),
                GetPost(Some.Post())).Status);
        Assert.Equal(1, wire.Requests);
    }

    [Fact]
    public async Task A_write_without_time_is_not_begun()
    {
        var blog = Some.Blog();
        var call = Calls.To(Routes.CreatePost, blog.Text).WithDraft("Title", "Body");
        Assert.Equal(
            503,
            (await table.Posts.Answer(Routes.CreatePost, call, deadline: DateTimeOffset.UtcNow.AddSeconds(-1))).Status);
        Assert.Empty((await table.Posts.Page(Some.Query(blog))).Right().Posts);
    }

    [Fact]
    public async Task A_deadline_in_months_is_one_all_the_same()
    {
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(
            200,
            (await table.Posts.Answer(Routes.GetPost, GetPost(post), DateTimeOffset.UtcNow.AddDays(60))).Status);
        Assert.Equal(200, (await table.Posts.Answer(Routes.GetPost, GetPost(post), DateTimeOffset.MaxValue)).Status);
    }

    /// <summary>The clock reaches the deadline's reserve while the store is silent, and goes no further.</summary>
    [Fact]
    public async Task The_function_answers_503_before_the_invocations_deadline()
    {
        var clock = new SetClock();
        var deadline = clock.GetUtcNow().AddSeconds(10);
        await using var wire = await Wire.Start(request =>
        {
            clock.Advance(TimeSpan.FromSeconds(10) - FunctionEdge.Reserve);
            return Silence(request);
        });
        var log = new LogLines();

        var reply = await table.PostsOver(wire, log: log.Log)
            .Answer(Routes.GetPost, GetPost(Some.Post()), deadline, log.Log, clock);

        Assert.Equal(FunctionEdge.Reserve, deadline - clock.GetUtcNow());
        Assert.Equal(1, wire.Requests);
        Assert.Equal(503, reply.Status);
        Assert.Equal("STORE_UNAVAILABLE", reply.ErrorCode());
        Assert.Equal("1", reply.Header("retry-after"));
        Assert.Equal(
            ["WARN", "INFO"],
            log.All.Select(line => System.Text.Json.JsonElement.Parse(line).GetProperty("level").GetString()));
    }

    private static HttpCall GetPost(Post post) => Calls.To(Routes.GetPost, post.Key.Blog.Text, post.Key.Post.Text);
}
