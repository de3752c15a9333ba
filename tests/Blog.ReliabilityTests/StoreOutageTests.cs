using Blog.EndToEndTests;
using Blog.ReliabilityTests.Checking;
using Blog.ReliabilityTests.Faults;
using Blog.ReliabilityTests.Load;

namespace Blog.ReliabilityTests;

/// <summary>
/// A store that goes away under load and comes back: the functions that were there serve on, and what was acknowledged
/// is there.
/// </summary>
public abstract class StoreOutageTests(string function)
{
    private const int Callers = 6, Some = 10;

    /// <summary>
    /// Creates have no key here: DynamoDB Local responds to a transaction before it is on the disk, and loses it when
    /// it is killed then.
    /// </summary>
    [Fact]
    public async Task A_store_that_was_killed_is_used_again_once_it_is_back()
    {
        await using var database = await DiskDatabase.Start();
        await Survives(database, async () => await database.Kill(), database.StartAgain, hasKeys: false);
    }

    [Fact]
    public async Task A_store_whose_disk_was_full_is_used_again_once_there_is_room()
    {
        Assert.SkipUnless(DiskDatabase.CanBeFull, "Needs prlimit (Debian: util-linux).");
        await using var database = await DiskDatabase.Start();
        await Survives(database, database.FillDisk, database.FreeDisk);
    }

    /// <summary>Creates have no key here: slow transactions on one key conflict until a 503 ends it.</summary>
    [Fact]
    public async Task A_slow_store_is_waited_for()
    {
        await using var database = await DiskDatabase.Start();
        await using var proxy = SpoilingProxy.Start(database.Url, Random.Shared.Next());
        await using var cloud = await Start(proxy.Url);
        (proxy.Share, proxy.Only) = (1, Spoil.Slow);

        var episode = new Episode(cloud, hasKeys: false);
        var history = await episode.Live(Callers, Random.Shared.Next(), Task.Delay(TimeSpan.FromSeconds(4)));

        IsClean(history, episode);
        Assert.Contains(history.Calls, call => call.End - call.Start > 500_000);
        Assert.DoesNotContain(history.Calls, IsUnavailable);
    }

    /// <summary>The store is there until something was done, away until something was not, and there again.</summary>
    private async Task Survives(
        DiskDatabase database, Func<Task> goAway, Func<Task> comeBack, bool hasKeys = true)
    {
        await using var cloud = await Start(database.Url);
        var (episode, over) = (new Episode(cloud, hasKeys), new TaskCompletionSource());
        var living = episode.Live(Callers, Random.Shared.Next(), over.Task);
        ProcessTree.Entry[] processes;
        try
        {
            await Several(episode, IsUpdate, since: 0, "updates");
            processes = Processes(cloud);
            await goAway();
            await Several(episode, IsUnavailable, BlogCaller.Now(), "responses of 503");
            await comeBack();
            await Several(episode, IsUpdate, BlogCaller.Now(), "updates once it is back");
        }
        finally
        {
            over.SetResult();
        }

        IsClean(await living, episode);
        Assert.NotEmpty(processes);
        Assert.All(processes, process => Assert.True(ProcessTree.IsAlive(process)));
    }

    private static Task Several(Episode episode, Func<Call, bool> isOne, long since, string what) =>
        LocalCloud.Eventually(
            () => episode.Calls.Count(call => isOne(call) && call.Start >= since) >= Some,
            $"there were {Some} {what}");

    private static void IsClean(History history, Episode episode)
    {
        var violations = history.Violations();
        Assert.True(violations.Count == 0, string.Join("\n\n", violations));
        Assert.Equal(0, episode.FunctionFaults);
    }

    private static bool IsUnavailable(Call call) => call.Outcome is Outcome.Unknown or Outcome.NotDone;

    private static bool IsUpdate(Call call) => call is { Verb: Verb.Update, Outcome: Outcome.Done };

    private Task<LocalCloud> Start(Uri database) =>
        LocalCloud.Start(function, "--table-url", database.AbsoluteUri, "--concurrency", "20");

    private ProcessTree.Entry[] Processes(LocalCloud cloud) =>
        [.. ProcessTree.Children(cloud.ProcessId).Where(child => ProcessTree.Program(child.Id) == function)];
}

[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[Collection(Suites.Name)]
public sealed class StoreOutageOnSdkTests() : StoreOutageTests(LocalCloud.NativeFunction);

[Needs(Need.LeanExecutable, Need.DynamoDbLocal)]
[Collection(Suites.Name)]
public sealed class StoreOutageOnLeanTests() : StoreOutageTests(LocalCloud.LeanFunction);
