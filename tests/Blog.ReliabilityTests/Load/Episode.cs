using Blog.EndToEndTests;
using Blog.ReliabilityTests.Checking;

namespace Blog.ReliabilityTests.Load;

/// <summary>
/// A blog's life: callers at once on a few posts for a while; then, once each has its response, all that anyone has
/// seen is read again.
/// </summary>
/// <param name="hasKeys">Whether some creates have an idempotency key.</param>
internal sealed class Episode(LocalCloud cloud, bool hasKeys = true)
{
    private const int MostAlive = 5, CopiesOfOneCreate = 3, MostTries = 200;

    private readonly BlogCaller caller = new(cloud, $"blog-{Guid.NewGuid():N}");
    private readonly Board board = new();

    /// <summary>The calls that have ended.</summary>
    internal IReadOnlyCollection<Call> Calls => caller.Calls;

    /// <summary>Responses of the gateway in the place of a function.</summary>
    internal int FunctionFaults => caller.FunctionFaults;

    /// <param name="over">When it is done, no caller begins another call.</param>
    internal async Task<History> Live(int callers, int seed, Task over)
    {
        await Task.WhenAll(Enumerable.Range(0, callers).Select(number => Task.Run(async () =>
        {
            var random = new Random(HashCode.Combine(seed, number));
            while (!over.IsCompleted) await Act(random);
        })));
        await Answered(caller.List);
        foreach (var id in new History(Calls).Posts)
            await Answered(() => caller.Get(id));
        return new History(Calls);
    }

    private async Task Act(Random random)
    {
        var chance = random.NextDouble();
        if (chance < 0.15)
            await Look(random);
        else if (board.Alive == 0 || (chance < 0.3 && board.Alive < MostAlive))
            await Create(random);
        else if (board.Draw(random, isAlive: chance < 0.9) is { } post)
            await ActOn(post, random);
    }

    private async Task Create(Random random)
    {
        var (origin, title, isOnce) = (board.NewOrigin(), board.NewTitle(), hasKeys && random.Next(2) == 0);
        var calls = await Task.WhenAll(Enumerable.Range(0, isOnce ? CopiesOfOneCreate : 1)
            .Select(_ => caller.Create(origin, title, isOnce ? origin : null)));
        board.Note(calls.SelectMany(call => call.Posts));
    }

    /// <summary>A post that nobody has seen is one whose create has no response yet: it is deleted at once.</summary>
    private async Task Look(Random random)
    {
        var list = await caller.List();
        foreach (var post in board.Note(list.Posts))
            if (random.Next(2) == 0) await Delete(post, version: null);
    }

    private async Task ActOn(Seen post, Random random)
    {
        long? version = random.Next(2) == 0 ? post.Version : null;
        switch (random.Next(10))
        {
            case < 4:
                board.Note((await caller.Get(post.Id, version)).Posts);
                break;
            case < 8:
                board.Note((await caller.Update(post, board.NewTitle(), version)).Posts);
                break;
            default:
                await Delete(post, version);
                break;
        }
    }

    private async Task Delete(Seen post, long? version)
    {
        if ((await caller.Delete(post.Id, version)).Outcome is Outcome.Done or Outcome.NotFound) board.Bury(post);
    }

    /// <summary>Sends a read again until there is a response that says something.</summary>
    private static async Task Answered(Func<Task<Call>> read)
    {
        for (var tries = 1; (await read()).Outcome is Outcome.Unknown or Outcome.NotDone; tries++)
        {
            if (tries == MostTries) throw new TimeoutException($"{MostTries} reads in a row were not answered.");
            await Task.Delay(50);
        }
    }
}
