using Blog.Bench.Reporting;

namespace Blog.Bench.Scale;

/// <summary>What a million requests of a route cost, in dollars.</summary>
/// <param name="Cpu">CPU of a warm event at full speed, in ms, as the bench measured it.</param>
/// <param name="Table">Of DynamoDB's units.</param>
internal sealed record RouteCost(string Route, double Cpu, double Table)
{
    /// <summary>Until DynamoDB answers, in ms: an assumption, see docs/scale.md.</summary>
    internal const double Wait = 5;

    private const int FullCore = 1769; // MB: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html

    internal static readonly int[] Memories = [128, 256, 1769];

    /// <summary>Of an event, rounded up to a ms as Lambda does it.</summary>
    internal double Milliseconds(int memory) => Math.Ceiling(Wait + (Cpu * FullCore / Math.Min(memory, FullCore)));

    internal double Compute(int memory, double gigabyteSecond) =>
        Milliseconds(memory) / 1000 * memory / 1024 * gigabyteSecond * 1e6;

    internal double Total(int memory, double gigabyteSecond) =>
        Prices.Gateway + Prices.Events + Table + Compute(memory, gigabyteSecond);

    /// <summary>The routes of the run's default edge, on a post whose item has so many bytes.</summary>
    internal static IEnumerable<RouteCost> All(SavedRun run, int bytes) =>
        from peer in run.Peers
        where peer.Kind == "Sdk"
        let cpu = run.WarmCpu(peer, memory: null)
        where cpu is not null && UnitPrice(peer.Route, bytes) is not null
        select new RouteCost(peer.Route, cpu.Value, UnitPrice(peer.Route, bytes)!.Value);

    private static double? UnitPrice(string route, int bytes) => route switch
    {
        "CreatePost" or "UpdatePost" or "DeletePost" => TableLimits.WriteUnits(bytes) * Prices.WriteUnits,
        "GetPost" => TableLimits.ReadUnits(bytes) * Prices.ReadUnits,
        "ListPosts" => TableLimits.ReadUnits(10 * bytes) * Prices.ReadUnits,
        _ => null,
    };
}
