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
    private int answered;

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

    /// <summary>Any of the processes, at moments that lie as far apart as answers come.</summary>
    [Fact]
    public async Task They_make_one_post_when_processes_are_killed_at_their_work()
    {
        var answers = CreateAll();
        for (var kill = 0; kill < Kills && !answers.IsCompleted; kill++)
        {
            var moment = kill * Callers / (2 * Kills);
            await LocalCloud.Eventually(
                () => Volatile.Read(ref answered) >= moment,
                $"{moment} callers have their answer");
            if (cloud.Functions("CreatePost") is { Count: > 0 } processes)
                ProcessTree.TryKill(processes[Random.Shared.Next(processes.Count)]);
        }

        await MakesOnePost(await answers);
    }

    [Fact]
    public async Task A_process_killed_between_the_write_and_its_answer_leaves_a_post_that_the_next_create_gets()
    {
        Task<Answer> killed;
        using (faulty.Db.Inject(Fault.HoldAnswer, times: 1))
        {
            killed = cloud.CreatePost(blog, "Title", "Body", author: "ann", key: "key");
            await LocalCloud.Eventually(() => faulty.Db.Waiting == 1, "the post is written");
            foreach (var process in cloud.Functions("CreatePost")) ProcessTree.TryKill(process);
            Assert.True((await killed).IsFunctionFault);
        }

        var again = await Create();
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        await MakesOnePost([again]);
    }

    private Task<Answer[]> CreateAll() => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Create)));

    private async Task<Answer> Create()
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await cloud.CreatePost(blog, "Title", "Body", author: "ann", key: "key");
            if (answer.Status < 500)
            {
                Interlocked.Increment(ref answered);
                return answer;
            }

            MayBeSentAgain(answer);
            Assert.InRange(tries, 1, MostTries);
            await Task.Delay(Random.Shared.Next(10 * tries));
        }
    }

    private async Task MakesOnePost(Answer[] answers)
    {
        var post = Assert.Single((await cloud.ListPosts(blog)).HasPage().Items);
        Assert.All(answers, answer => Assert.Equal(post, answer.HasPost(201)));
        Assert.All(
            answers,
            answer => Assert.Equal(
                ("\"1\"", $"/v1/{blog}/posts/{post.PostId}"),
                (answer.Headers["ETag"], answer.Headers["Location"])));
        Assert.InRange(answers.Count(answer => !answer.Headers.ContainsKey("Idempotency-Replayed")), 0, 1);
    }

    /// <summary>
    /// A 503, or what the gateway says in the place of a function that has died or has too many calls.
    /// </summary>
    private static void MayBeSentAgain(Answer answer)
    {
        if (answer.Headers["Content-Type"] == "application/problem+json")
            answer.HasProblem(503, "OUTCOME_UNKNOWN");
        else
            Assert.True(answer.IsFunctionFault || answer.IsThrottled, answer.ToString());
    }
}

[Collection(HttpApi.Name)]
public sealed class EqualCreatesOverHttpApiTests(FaultyHttpApi cloud)
    : EqualCreatesTests(cloud), IClassFixture<FaultyHttpApi>;
