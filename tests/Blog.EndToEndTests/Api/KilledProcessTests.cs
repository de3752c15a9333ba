using System.ComponentModel;
using Blog.Core;

namespace Blog.EndToEndTests.Api;

public abstract class KilledProcessTests(FaultyCloud faulty)
{
    private const int Clients = 8, Kills = 40;

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
            await LocalCloud.Eventually(() => faulty.Db.Requests == held.Length, "every process waits for the store");
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
        var killing = Kill();

        await Task.WhenAll(clients.Select(LiveWhile));
        await killing;

        Assert.InRange(clients.Sum(client => client.Faults), 1, Kills);
        foreach (var client in clients)
        {
            var faults = client.Faults;
            await client.Check();
            Assert.Equal(faults, client.Faults);
        }

        Assert.Equal(
            [201, 200, 404, 404, 404],
            (await cloud.CallEveryRoute(clients[0].Blog, ApiCalls.NewPostId())).Select(answer => answer.Status));

        async Task LiveWhile(BusyClient client)
        {
            for (var round = 0; !killing.IsCompleted && round < 90; round++)
                await client.Live(round);
        }
    }

    /// <summary>One process after another, of one function after another.</summary>
    private async Task Kill()
    {
        for (var kills = 0; kills < Kills; await Task.Delay(10))
            if (cloud.Functions(Routes.All[kills % Routes.All.Count].Name) is [.., var process] && IsKilled(process))
                kills++;
    }

    private static bool IsKilled(int process)
    {
        try
        {
            ProcessTree.Signal(process, "KILL");
            return true;
        }
        catch (Win32Exception)
        {
            return false; // it has gone by itself
        }
    }
}

[Collection(HttpApi.Name)]
public sealed class KilledProcessOverHttpApiTests(FaultyHttpApi cloud) : KilledProcessTests(cloud), IClassFixture<FaultyHttpApi>;

[Collection(RestApi.Name)]
public sealed class KilledProcessOverRestApiTests(FaultyRestApi cloud) : KilledProcessTests(cloud), IClassFixture<FaultyRestApi>;
