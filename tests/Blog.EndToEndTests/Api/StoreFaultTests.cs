namespace Blog.EndToEndTests.Api;

public abstract class StoreFaultTests(FaultyCloud faulty)
{
    private readonly LocalCloud cloud = faulty.Cloud;

    [Theory]
    [InlineData(Fault.Throttle)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadGateway)]
    [InlineData(Fault.Drop)]
    [InlineData(Fault.Stall)]
    public async Task A_store_that_is_away_is_a_503_on_every_route_and_changes_nothing(Fault fault)
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Before", "Body")).HasPost(201);

        Answer[] answers;
        using (faulty.Db.Inject(fault))
            answers = await cloud.CallEveryRoute(blog, post.PostId);

        var mayBeDone = fault != Fault.Throttle;
        Assert.All(
            answers.Zip([mayBeDone, false, false, mayBeDone, mayBeDone], (answer, isInDoubt) => (answer, isInDoubt)),
            each => IsUnavailable(each.answer, each.isInDoubt));
        Assert.DoesNotContain(cloud.Errors, line => line.Contains("timed out after", StringComparison.Ordinal));
        Assert.Equal([post], (await cloud.ListPosts(blog)).HasPage().Items);
        (await cloud.DeletePost(blog, post.PostId)).HasPost(200);
    }

    [Theory]
    [InlineData(Fault.Throttle, null)]
    [InlineData(Fault.Throttle, "key")]
    [InlineData(Fault.ServerError, "key")]
    [InlineData(Fault.BadGateway, "key")]
    [InlineData(Fault.Drop, "key")]
    [InlineData(Fault.LoseAnswer, "key")]
    public async Task A_create_is_sent_again_where_that_is_safe_and_nobody_sees_it(Fault fault, string? key)
    {
        var blog = ApiCalls.NewBlog();

        WirePost created;
        using (faulty.Db.Inject(fault, times: 2))
            created = (await cloud.CreatePost(blog, "Title", "Body", key: key)).HasPost(201);

        Assert.Equal([created], (await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task A_change_that_was_throttled_is_sent_again_and_nobody_sees_it()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        using (faulty.Db.Inject(Fault.Throttle, times: 2))
            Assert.Equal(2, (await cloud.UpdatePost(blog, post.PostId, "Other", "Body")).HasPost(200).Version);
        using (faulty.Db.Inject(Fault.Throttle, times: 2))
            Assert.Equal(2, (await cloud.DeletePost(blog, post.PostId)).HasPost(200).Version);
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadGateway)]
    [InlineData(Fault.Drop)]
    [InlineData(Fault.LoseAnswer)]
    [InlineData(Fault.CutAnswer)]
    public async Task A_write_that_may_have_been_done_is_sent_once_and_its_outcome_is_unknown(Fault fault)
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);
        foreach (var write in new[]
        {
            () => cloud.CreatePost(blog, "Another", "Body"),
            () => cloud.UpdatePost(blog, post.PostId, "Other", "Body"),
            () => cloud.DeletePost(blog, post.PostId),
        })
        {
            using var injected = faulty.Db.Inject(fault);
            IsUnavailable(await write(), isInDoubt: true);
            Assert.Equal(1, faulty.Db.Requests);
        }

        var isDone = fault is Fault.LoseAnswer or Fault.CutAnswer;
        Assert.Equal(
            [isDone ? "Another" : "Title"],
            (await cloud.ListPosts(blog)).HasPage().Items.Select(item => item.Title));
    }

    [Fact]
    public async Task A_deleted_post_does_not_come_back_when_the_answer_to_its_create_is_lost()
    {
        var blog = ApiCalls.NewBlog();
        using (faulty.Db.Inject(Fault.HoldAnswer, times: 1))
        {
            var creating = cloud.CreatePost(blog, "Title", "Body");
            await LocalCloud.Eventually(() => faulty.Db.Waiting == 1, "the post is written");
            var post = Assert.Single((await cloud.ListPosts(blog)).HasPage().Items);
            (await cloud.DeletePost(blog, post.PostId)).HasPost(200);
            IsUnavailable(await creating, isInDoubt: true);
        }

        Assert.Empty((await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task An_update_that_was_done_is_not_answered_404_when_its_post_was_deleted_since()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);
        using (faulty.Db.Inject(Fault.HoldAnswer, times: 1))
        {
            var updating = cloud.UpdatePost(blog, post.PostId, "Other", "Body");
            await LocalCloud.Eventually(() => faulty.Db.Waiting == 1, "the update is written");
            Assert.Equal("Other", (await cloud.DeletePost(blog, post.PostId)).HasPost(200).Title);
            IsUnavailable(await updating, isInDoubt: true);
        }
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadGateway)]
    [InlineData(Fault.Drop)]
    [InlineData(Fault.LoseAnswer)]
    [InlineData(Fault.CutAnswer)]
    public async Task A_read_whose_answer_was_lost_is_read_again(Fault fault)
    {
        var blog = ApiCalls.NewBlog();
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        using (faulty.Db.Inject(fault, times: 1))
            Assert.Equal(post, (await cloud.GetPost(blog, post.PostId)).HasPost(200));
        using (faulty.Db.Inject(fault, times: 1))
            Assert.Equal([post], (await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task A_request_that_is_refused_by_itself_does_not_ask_the_store()
    {
        using (faulty.Db.Inject(Fault.Throttle))
        {
            (await cloud.CreatePost("b", "", "")).HasFaults();
            (await cloud.GetPost("b", "1")).HasFaults();
            (await cloud.ListPosts("b", "?limit=0")).HasFaults();
            Assert.Equal(0, faulty.Db.Requests);
        }
    }

    /// <param name="isInDoubt">A write that may have been done.</param>
    private static void IsUnavailable(Answer answer, bool isInDoubt)
    {
        answer.HasProblem(503, isInDoubt ? "OUTCOME_UNKNOWN" : "STORE_UNAVAILABLE");
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.DoesNotContain(DynamoProxy.Text, answer.Text, StringComparison.Ordinal);
    }
}

[Collection(HttpApi.Name)]
public sealed class StoreFaultOverHttpApiTests(FaultyHttpApi cloud)
    : StoreFaultTests(cloud), IClassFixture<FaultyHttpApi>;

[Collection(RestApi.Name)]
public sealed class StoreFaultOverRestApiTests(FaultyRestApi cloud)
    : StoreFaultTests(cloud), IClassFixture<FaultyRestApi>;
