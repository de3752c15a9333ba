using System.Globalization;
using Blog.Bench.Reporting;

namespace Blog.Bench.Scale;

/// <summary>The tables of docs/scale.md.</summary>
internal static class ScaleTables
{
    /// <summary>What the item of a post of a few paragraphs has, with its attributes' names.</summary>
    private const int ItemBytes = 1000;

    private static readonly int[] ItemSizes = [1000, 4000, 20_000, 100_000, 400_000];

    internal static IReadOnlyDictionary<string, string> All(SavedRun run) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["partition"] = Partition(),
            ["cost"] = Cost(run),
            ["knee"] = Knee(HotBlogResult.Sweep),
        };

    internal static string Partition() => Markdown.Table(
        ["create, update or delete", "create with a key", "get", "page of 10"],
        "Requests a second, with items of",
        from bytes in ItemSizes
        let writes = TableLimits.OfAws.WritesPerSecond / TableLimits.WriteUnits(bytes)
        select Markdown.Row(
            string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000} KB"),
            Whole(writes),
            Whole(TableLimits.OfAws.WritesPerSecond / (2 * TableLimits.WriteUnits(bytes))),
            Whole(TableLimits.OfAws.ReadsPerSecond / TableLimits.ReadUnits(bytes)),
            Whole(TableLimits.OfAws.ReadsPerSecond / TableLimits.ReadUnits(10 * bytes))));

    internal static string Cost(SavedRun run) => Markdown.Table(
        [
            "gateway", "events", "table",
            .. RouteCost.Memories.Select(memory => $"compute at {memory} MB"),
            .. RouteCost.Memories.Select(memory => $"total at {memory} MB"),
            "total at 256 MB on arm64",
        ],
        "$ for a million",
        RouteCost.All(run, ItemBytes).Select(Row));

    private static string Row(RouteCost route) => Markdown.Row(
    [
        route.Route,
        Markdown.Number(Prices.Gateway, 2),
        Markdown.Number(Prices.Events, 2),
        Markdown.Number(route.Table, 2),
        .. RouteCost.Memories.Select(memory => Markdown.Number(route.Compute(memory, Prices.GigabyteSecond), 3)),
        .. RouteCost.Memories.Select(memory => Markdown.Number(route.Total(memory, Prices.GigabyteSecond), 2)),
        Markdown.Number(route.Total(256, Prices.GigabyteSecondOnArm), 2),
    ]);

    internal static string Knee(IReadOnlyList<HotBlogResult> sweep) => Markdown.Table(
        [
            "answered 201", "p50, ms", "p99, ms", "requests answered 503", "answered 429", "most processes",
            "callers that gave up", "lost",
        ],
        "Creates a second",
        from result in sweep
        select Markdown.Row(
            Whole(result.Rate),
            Whole(result.Goodput),
            Whole(result.P50),
            Whole(result.P99),
            Percent(result.Unavailable),
            Percent(result.TurnedAway),
            Whole(result.MostBusy),
            Whole(result.GivenUp),
            Whole(result.Lost)));

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{Markdown.Number(share * 100, 1)} %";
}
