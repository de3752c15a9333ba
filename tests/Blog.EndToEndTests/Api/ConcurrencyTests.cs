using System.Globalization;

namespace Blog.EndToEndTests.Api;

/// <summary>
/// 64 callers, each with one request at a time: a function never has more than 64 at once, and with as many processes
/// allowed none may be turned away, so that no answer but the right one is right.
/// </summary>
[Collection(HttpApi.Name)]
public sealed class ConcurrencyTests(NativeCloud behind) : IAsyncLifetime
{
    private const int Clients = 64, Rounds = 2;

    private LocalCloud? started;

    private LocalCloud Cloud => started!;

    public async ValueTask InitializeAsync() => started = await LocalCloud.Start(
        LocalCloud.NativeFunction,
        "--table-url",
        behind.DynamoDb.AbsoluteUri,
        "--concurrency",
        $"{Clients}");

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();

    [Fact]
    public async Task Each_of_64_callers_gets_the_answers_to_its_own_requests()
    {
        var clients = Enumerable.Range(0, Clients).Select(number => new BusyClient(Cloud, $"Client {number}")).ToList();

        await Task.WhenAll(clients.Select(client => client.Live(Rounds)));
        await Task.WhenAll(clients.Select(client => client.Check()));

        Assert.All(clients, client => Assert.Equal(0, client.Faults));
    }

    [Fact]
    public async Task Every_one_of_64_updates_of_a_post_has_a_version_of_its_own()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await Cloud.CreatePost(blog, "0", BusyClient.BodyOf("0"))).HasPost(201);

        var updated = await Task.WhenAll(Enumerable.Range(1, Clients).Select(Update));
        var read = (await Cloud.GetPost(blog, post.PostId)).HasPost(200);

        Assert.Equal(Enumerable.Range(2, Clients), updated.Select(each => (int)each.Version).Order());
        Assert.Equal(updated.MaxBy(each => each.Version), read);

        async Task<WirePost> Update(int client)
        {
            var title = client.ToString(CultureInfo.InvariantCulture);
            var mine = (await Cloud.UpdatePost(blog, post.PostId, title, BusyClient.BodyOf(title))).HasPost(200);
            var seen = (await Cloud.GetPost(blog, post.PostId)).HasPost(200);
            var listed = Assert.Single((await Cloud.ListPosts(blog)).HasPage().Items);
            Assert.Equal((title, BusyClient.BodyOf(title)), (mine.Title, mine.Body));
            Assert.Equal((BusyClient.BodyOf(seen.Title), BusyClient.BodyOf(listed.Title)), (seen.Body, listed.Body));
            Assert.InRange(seen.Version, mine.Version, Clients + 1);
            Assert.InRange(listed.Version, seen.Version, Clients + 1);
            return mine;
        }
    }

    [Fact]
    public async Task One_of_64_deletes_of_a_post_gets_it()
    {
        var blog = ApiCalls.NewBlog();
        var post = (await Cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Cloud.DeletePost(blog, post.PostId)));

        Assert.Equal(post, Assert.Single(answers, answer => answer.Status == 200).HasPost(200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.HasProblem(404, "NOT_FOUND"));
        Assert.Equal(Clients, answers.Select(answer => answer.RequestId).Distinct(StringComparer.Ordinal).Count());
    }
}
