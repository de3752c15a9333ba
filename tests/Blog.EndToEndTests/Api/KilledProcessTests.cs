using Blog.Core;

namespace Blog.EndToEndTests.Api;

public abstract class KilledProcessTests(FaultyCloud faulty)
{
    private const int Clients = 8, Rounds = 15;

    private readonly LocalCloud cloud = faulty.Cloud;

    [Fact]
    public async Task A_process_killed_at_its_work_costs_its_own_request_and_no_other()
    {
        await using var busy = await faulty.StartAnother("--concurrency", "3");
        var blog = ApiCalls.NewBlog();
        var post = (await busy.CreatePost(blog, "Title", "Body")).HasPost(201);

        Task<Answer>[] held;
        using (faulty.Db.Inject(Fault.Hold))
        {
            held = [.. Enumerable.Range(0, 3).Select(_ => busy.GetPost(blog, post.PostId))];
            await LocalCloud.Eventually(() => faulty.Db.Waiting == held.Length, "every process waits for the store");
            ProcessTree.Signal(busy.Functions("GetPost")[0], "KILL");
            await Task.WhenAny(held);
        }

        var answers = await Task.WhenAll(held);
        Assert.True(Assert.Single(answers, answer => answer.Status != 200).IsFunctionFault);
        Assert.All(answers.Where(answer => answer.Status == 200), answer => Assert.Equal(post, answer.HasPost(200)));
        Assert.Equal(post, (await busy.GetPost(blog, post.PostId)).HasPost(200));
    }

    [Fact]
    public async Task Processes_killed_under_load_cost_one_request_each_and_nothing_that_was_acknowledged()
    {
        var clients = Enumerable.Range(0, Clients).Select(number => new BusyClient(cloud, $"Client {number}")).ToList();

        var load = Task.WhenAll(clients.Select(client => client.Live(Rounds)));
        var kills = await KillUntil(load);
        await load;
        var faults = clients.Sum(client => client.Faults);
        await Task.WhenAll(clients.Select(client => client.Check()));

        Assert.InRange(faults, 1, kills);
        Assert.Equal(faults, clients.Sum(client => client.Faults));
        Assert.Equal(
            [201, 200, 404, 404, 404],
            (await cloud.CallEveryRoute(clients[0].Blog, ApiCalls.NewPostId())).Select(answer => answer.Status));
    }

    /// <summary>One process after another, of one function after another.</summary>
    private async Task<int> KillUntil(Task end)
    {
        var kills = 0;
        for (var turn = 0; !end.IsCompleted; turn++)
        {
            if (cloud.Functions(Routes.All[turn % Routes.All.Count].Name) is [.., var process]
                && ProcessTree.TryKill(process))
                kills++;
            await Task.Delay(40);
        }

        return kills;
    }
}

[Collection(HttpApi.Name)]
public sealed class KilledProcessOverHttpApiTests(FaultyHttpApi cloud)
    : KilledProcessTests(cloud), IClassFixture<FaultyHttpApi>;

[Collection(RestApi.Name)]
public sealed class KilledProcessOverRestApiTests(FaultyRestApi cloud)
    : KilledProcessTests(cloud), IClassFixture<FaultyRestApi>;
