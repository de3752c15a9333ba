namespace Blog.EndToEndTests.Api;

/// <summary>
/// 200 callers send one create with one key, all at once; who is told to come again does, until there is an answer. One
/// post is made, and every caller has it.
/// </summary>
public abstract class EqualCreatesTests(FaultyCloud faulty)
{
    private const int Callers = 200, Losses = 60, Kills = 10, MostTries = 200;

    private readonly LocalCloud cloud = faulty.Cloud;
    private readonly string blog = ApiCalls.NewBlog();

    [Fact]
    public async Task They_make_one_post() => await MakesOnePost(await CreateAll());

    [Theory]
    [InlineData(Fault.LoseAnswer)]
    [InlineData(Fault.CutAnswer)]
    public async Task They_make_one_post_when_DynamoDBs_answers_are_lost(Fault fault)
    {
        using (faulty.Db.Inject(fault, Losses))
            await MakesOnePost(await CreateAll());
    }

    [Fact]
    public async Task They_make_one_post_when_processes_are_killed_at_their_work()
    {
        var answers = CreateAll();
        var kills = 0;
        while (kills < Kills && !answers.IsCompleted)
            if (cloud.Functions("CreatePost") is [.., var process] && ProcessTree.TryKill(process)) kills++;
        await MakesOnePost(await answers);
        Assert.Equal(Kills, kills);
    }

    private Task<Answer[]> CreateAll() => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Create)));

    private async Task<Answer> Create()
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await cloud.CreatePost(blog, "Title", "Body", author: "ann", key: "key");
            if (answer.Status < 500) return answer;
            MayBeSentAgain(answer);
            Assert.InRange(tries, 1, MostTries);
            await Task.Delay(Random.Shared.Next(10 * tries));
        }
    }

    private async Task MakesOnePost(Answer[] answers)
    {
        var post = Assert.Single((await cloud.ListPosts(blog)).HasPage().Items);
        Assert.All(answers, answer => Assert.Equal(post, answer.HasPost(201)));
        Assert.All(answers, answer => Assert.Equal(("\"1\"", $"/v1/{blog}/posts/{post.PostId}"), (answer.Headers["ETag"], answer.Headers["Location"])));
        Assert.InRange(answers.Count(answer => !answer.Headers.ContainsKey("Idempotency-Replayed")), 0, 1);
    }

    /// <summary>A 503, or what the gateway says in the place of a function that has died or has too many calls.</summary>
    private static void MayBeSentAgain(Answer answer)
    {
        if (answer.Headers["Content-Type"] == "application/problem+json")
            answer.HasProblem(503, "STORE_UNAVAILABLE");
        else
            Assert.True(answer.IsFunctionFault || answer.IsThrottled, answer.ToString());
    }
}

[Collection(HttpApi.Name)]
public sealed class EqualCreatesOverHttpApiTests(FaultyHttpApi cloud) : EqualCreatesTests(cloud), IClassFixture<FaultyHttpApi>;

[Collection(RestApi.Name)]
public sealed class EqualCreatesOverRestApiTests(FaultyRestApi cloud) : EqualCreatesTests(cloud), IClassFixture<FaultyRestApi>;
