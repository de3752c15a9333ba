namespace Blog.EndToEndTests.Api;

/// <summary>200 equal creates with one key, at once: one post, and every answer the same, or 503 and the same when sent again.</summary>
public abstract class EqualCreatesTests(FaultyCloud faulty)
{
    private const int Requests = 200, Kills = 10;

    private readonly LocalCloud cloud = faulty.Cloud;
    private readonly string blog = ApiCalls.NewBlog();

    [Fact]
    public async Task They_make_one_post() => await MakeOnePost(CreateAll());

    [Theory]
    [InlineData(Fault.LoseAnswer)]
    [InlineData(Fault.CutAnswer)]
    public async Task They_make_one_post_when_DynamoDBs_answers_are_lost(Fault fault)
    {
        Task<Answer[]> answers;
        using (faulty.Db.Inject(fault, times: Requests / 4))
        {
            answers = CreateAll();
            await answers;
        }

        await MakeOnePost(answers);
    }

    [Fact]
    public async Task They_make_one_post_when_processes_are_killed_at_their_work()
    {
        var answers = CreateAll();
        for (var kills = 0; kills < Kills && !answers.IsCompleted;)
            if (cloud.Functions("CreatePost") is [.., var process] && ProcessTree.TryKill(process)) kills++;
            else await Task.Yield();
        await MakeOnePost(answers);
    }

    private Task<Answer[]> CreateAll() => Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => Create()));

    private Task<Answer> Create() => cloud.CreatePost(blog, "Title", "Body", author: "ann", key: "key");

    private async Task MakeOnePost(Task<Answer[]> all)
    {
        var answers = await all;
        var post = (await Again()).HasPost(201);
        Assert.Equal([post], (await cloud.ListPosts(blog)).HasPage().Items);
        foreach (var answer in answers)
            if (answer.Status == 201) Assert.Equal(post, answer.HasPost(201));
            else MayBeSentAgain(answer);
        Assert.Contains(answers, answer => answer.Status == 201);
        Assert.Equal(post, (await Again()).HasPost(201));
    }

    /// <summary>As a client does: until the answer is no longer that it should come again.</summary>
    private async Task<Answer> Again()
    {
        var answer = await Create();
        for (var tries = 0; answer.Status >= 500 && tries < 10; tries++) answer = await Create();
        return answer;
    }

    /// <summary>A 503, or what the gateway says in the place of a function that has died or has too many calls.</summary>
    private static void MayBeSentAgain(Answer answer)
    {
        if (answer.Status == 503 && answer.Headers["Content-Type"] == "application/problem+json")
            answer.HasProblem(503, "STORE_UNAVAILABLE");
        else
            Assert.Contains(
                (answer.Status, answer.Text),
                new[]
                {
                    (503, """{"message":"Service Unavailable"}"""),
                    (500, """{"message":"Internal Server Error"}"""),
                    (500, """{"message": "Internal server error"}"""),
                    (502, """{"message": "Internal server error"}"""),
                });
    }
}

[Collection(HttpApi.Name)]
public sealed class EqualCreatesOverHttpApiTests(FaultyHttpApi cloud) : EqualCreatesTests(cloud), IClassFixture<FaultyHttpApi>;

[Collection(RestApi.Name)]
public sealed class EqualCreatesOverRestApiTests(FaultyRestApi cloud) : EqualCreatesTests(cloud), IClassFixture<FaultyRestApi>;
