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
    private const int Callers = 6;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2), Outage = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(9);

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

    [Fact]
    public async Task A_slow_store_is_waited_for()
    {
        await using var database = await DiskDatabase.Start();
        await using var proxy = SpoilingProxy.Start(database.Url, Random.Shared.Next());
        await using var cloud = await Start(proxy.Url);
        (proxy.Share, proxy.Only) = (1, Spoil.Slow);

        var (history, faults) = await Episode.Live(cloud, Callers, Length / 2, Random.Shared.Next());

        Assert.Empty(history.Violations());
        Assert.Equal(0, faults);
        Assert.Contains(history.Calls, call => call.End - call.Start > 500_000);
        Assert.DoesNotContain(history.Calls, call => call.Outcome is Outcome.Unknown or Outcome.NotDone);
    }

    private async Task Survives(
        DiskDatabase database, Func<Task> goAway, Func<Task> comeBack, bool hasKeys = true)
    {
        await using var cloud = await Start(database.Url);
        var living = Episode.Live(cloud, Callers, Length, Random.Shared.Next(), hasKeys);
        await Task.Delay(Before);
        var wentAway = BlogCaller.Now();
        await goAway();
        var processes = Processes(cloud);
        await Task.Delay(Outage);
        await comeBack();
        var cameBack = BlogCaller.Now();
        var (history, faults) = await living;

        Assert.True(history.Violations().Count == 0, string.Join("\n\n", history.Violations()));
        Assert.Equal(0, faults);
        Assert.NotEmpty(processes);
        Assert.All(processes, process => Assert.True(ProcessTree.IsAlive(process)));
        Assert.Contains(history.Calls, call => call.Outcome is Outcome.Unknown or Outcome.NotDone);
        Assert.Contains(history.Calls, call => IsUpdate(call) && call.End < wentAway);
        Assert.Contains(history.Calls, call => IsUpdate(call) && call.Start > cameBack);
    }

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
