using Blog.Bench.Peers;
using Blog.Bench.Reporting;
using Blog.Core;
using Blog.Local;

namespace Blog.Bench.Measuring;

/// <summary>
/// The time of a page of 10 from blogs of different sizes: the native ListPosts on DynamoDB Local, at full speed.
/// </summary>
internal static class PageLatency
{
    private const int PageSize = 10, Pages = 300, NotCounted = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Samples of each size, taken in turn from one process. An error is reported as a failure of the bench.
    /// </summary>
    internal static async Task<IReadOnlyList<PageLatencies>> Measure(
        IReadOnlyList<int> sizes,
        PeerKit kit,
        Action<string> tell)
    {
        var folder = DynamoDbLocal.NewestFolder(kit.Workbench.Root)
            ?? throw new BenchException("DynamoDB Local is missing: run `npm ci --ignore-scripts`.");
        await using var dynamo = await DynamoDbLocal.Start(folder, dataFolder: null, CancellationToken.None);
        await dynamo.CreateTable(LambdaEnvironment.Table, CancellationToken.None);
        using var loader = new PostLoader(dynamo.Url);
        foreach (var size in sizes)
        {
            tell($"loading a blog of {size} posts");
            await loader.Load(BlogOf(size), size);
        }

        tell($"{Pages} pages of each");
        return await Read(sizes, kit.Sdk(Routes.ListPosts), dynamo.Url.GetLeftPart(UriPartial.Authority));
    }

    private static async Task<IReadOnlyList<PageLatencies>> Read(
        IReadOnlyList<int> sizes,
        Peer function,
        string tableUrl)
    {
        var events = sizes.Select(size => Events.For(Routes.ListPosts, BlogOf(size))).ToArray();
        var session = new Session(events, warm: ((Pages + NotCounted) * sizes.Count) - 1)
        {
            IsGood = body => Occurrences(body, "postId"u8) == Math.Min(PageSize, sizes.Min()),
        };
        return await new ColdStart(tableUrl, Cgroups: null, Patience).Run(
            function,
            memory: null,
            session) is StartOutcome.Failed failed
            ? throw new BenchException($"The pages could not be measured: ListPosts {failed.Why}")
            : [.. sizes.Select((size, turn) =>
                new PageLatencies(size, [.. OfTurn(session.Latencies, turn, sizes.Count).Skip(NotCounted)]))];
    }

    private static IEnumerable<double> OfTurn(IEnumerable<double> latencies, int turn, int turns) =>
        latencies.Where((_, index) => index % turns == turn);

    private static string BlogOf(int size) => $"blog-{size}";

    private static int Occurrences(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var count = 0;
        for (int at; (at = text.IndexOf(word)) >= 0; count++) text = text[(at + word.Length)..];
        return count;
    }
}
