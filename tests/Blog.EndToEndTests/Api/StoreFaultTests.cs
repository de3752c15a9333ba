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

        Assert.All(answers, IsUnavailable);
        Assert.DoesNotContain(cloud.Errors, line => line.Contains("timed out after", StringComparison.Ordinal));
        Assert.Equal([post], (await cloud.ListPosts(blog)).HasPage().Items);
        (await cloud.DeletePost(blog, post.PostId)).HasPost(200);
    }

    [Theory]
    [InlineData(Fault.Throttle)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadGateway)]
    [InlineData(Fault.Drop)]
    public async Task A_store_that_stumbles_twice_is_asked_again_and_nobody_sees_it(Fault fault)
    {
        var blog = ApiCalls.NewBlog();

        WirePost created, updated, read;
        using (faulty.Db.Inject(fault, times: 2))
            created = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);
        using (faulty.Db.Inject(fault, times: 2))
            updated = (await cloud.UpdatePost(blog, created.PostId, "Other", "Body")).HasPost(200);
        using (faulty.Db.Inject(fault, times: 2))
            read = (await cloud.GetPost(blog, created.PostId)).HasPost(200);

        Assert.Equal((updated, 2), (read, read.Version));
        Assert.Equal([read], (await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Theory]
    [InlineData(Fault.LoseAnswer)]
    [InlineData(Fault.CutAnswer)]
    public async Task A_write_whose_answer_was_lost_is_done_once(Fault fault)
    {
        var blog = ApiCalls.NewBlog();

        WirePost created, updated;
        using (faulty.Db.Inject(fault, times: 1))
            created = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);
        using (faulty.Db.Inject(fault, times: 1))
            updated = (await cloud.UpdatePost(blog, created.PostId, "Other", "Body")).HasPost(200);

        Assert.Equal(2, updated.Version);
        Assert.Equal([updated], (await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Theory]
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
    public async Task A_delete_whose_answer_was_lost_is_done_and_finds_nothing()
    {
        var blog = ApiCalls.NewBlog();
        var created = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        using (faulty.Db.Inject(Fault.LoseAnswer, times: 1))
            (await cloud.DeletePost(blog, created.PostId)).HasProblem(404, "NOT_FOUND"); // docs/adr/0006

        (await cloud.GetPost(blog, created.PostId)).HasProblem(404, "NOT_FOUND");
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

    private static void IsUnavailable(Answer answer)
    {
        answer.HasProblem(503, "STORE_UNAVAILABLE");
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
