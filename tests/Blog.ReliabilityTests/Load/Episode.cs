using System.Diagnostics;
using Blog.EndToEndTests;
using Blog.ReliabilityTests.Checking;

namespace Blog.ReliabilityTests.Load;

/// <summary>
/// A blog's life: callers at once on a few posts for a while; then, once each has its response, all that anyone has
/// seen is read again.
/// </summary>
internal static class Episode
{
    private const int MostAlive = 5, CopiesOfOneCreate = 3, MostTries = 200;

    internal static async Task<(History History, int FunctionFaults)> Live(
        LocalCloud cloud,
        int callers,
        TimeSpan length,
        int seed,
        bool hasKeys = true)
    {
        var (caller, board) = (new BlogCaller(cloud, $"blog-{Guid.NewGuid():N}"), new Board(hasKeys));
        await Task.WhenAll(Enumerable.Range(0, callers).Select(number => Task.Run(async () =>
        {
            var random = new Random(HashCode.Combine(seed, number));
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < length;)
                await Act(caller, board, random);
        })));
        await Answered(caller.List);
        foreach (var id in new History(caller.Calls).Posts)
            await Answered(() => caller.Get(id));
        return (new History(caller.Calls), caller.FunctionFaults);
    }

    private static async Task Act(BlogCaller caller, Board board, Random random)
    {
        var chance = random.NextDouble();
        if (chance < 0.15)
            await Look(caller, board, random);
        else if (board.Alive == 0 || (chance < 0.3 && board.Alive < MostAlive))
            await Create(caller, board, random);
        else if (board.Draw(random, isAlive: chance < 0.9) is { } post)
            await ActOn(post, caller, board, random);
    }

    private static async Task Create(BlogCaller caller, Board board, Random random)
    {
        var (origin, title, isOnce) = (board.NewOrigin(), board.NewTitle(), board.HasKeys && random.Next(2) == 0);
        var calls = await Task.WhenAll(Enumerable.Range(0, isOnce ? CopiesOfOneCreate : 1)
            .Select(_ => caller.Create(origin, title, isOnce ? origin : null)));
        board.Note(calls.SelectMany(call => call.Posts));
    }

    /// <summary>A post that nobody has seen is one whose create has no response yet: it is deleted at once.</summary>
    private static async Task Look(BlogCaller caller, Board board, Random random)
    {
        var list = await caller.List();
        foreach (var post in board.Note(list.Posts))
            if (random.Next(2) == 0) await Delete(post, version: null, caller, board);
    }

    private static async Task ActOn(Seen post, BlogCaller caller, Board board, Random random)
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
                await Delete(post, version, caller, board);
                break;
        }
    }

    private static async Task Delete(Seen post, long? version, BlogCaller caller, Board board)
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
