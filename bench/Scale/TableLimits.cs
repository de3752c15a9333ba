namespace Blog.Bench.Scale;

/// <summary>
/// What DynamoDB and Lambda give one blog, which is one partition key
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
/// </summary>
/// <param name="WritesPerSecond">Write units of a partition; one writes up to 1 KB.</param>
/// <param name="ReadsPerSecond">Read units of a partition; one reads up to 4 KB, consistently.</param>
/// <param name="Concurrency">Events at once of all functions of an account and region, unless AWS raises it.</param>
internal sealed record TableLimits(int WritesPerSecond, int ReadsPerSecond, int Concurrency)
{
    internal static TableLimits OfAws { get; } = new(1000, 3000, 1000);

    /// <summary>The units that a write of an item costs; twice as many in a transaction.</summary>
    internal static int WriteUnits(int bytes) => Units(bytes, 1024);

    /// <summary>The units that a consistent read costs, of an item or of a whole page.</summary>
    internal static int ReadUnits(int bytes) => Units(bytes, 4096);

    private static int Units(int bytes, int unit) => (bytes + unit - 1) / unit;
}
