namespace Blog.Bench.Scale;

/// <summary>
/// AWS's list prices in us-east-1, in dollars, without free tiers (https://aws.amazon.com/lambda/pricing/,
/// https://aws.amazon.com/dynamodb/pricing/on-demand/, https://aws.amazon.com/api-gateway/pricing/).
/// </summary>
internal static class Prices
{
    /// <summary>Of an HTTP API, a million requests.</summary>
    internal const double Gateway = 1.00;

    /// <summary>Of Lambda, a million events, whatever they take.</summary>
    internal const double Events = 0.20;

    internal const double GigabyteSecond = 0.0000166667, GigabyteSecondOnArm = 0.0000133334;

    /// <summary>A million units, on demand.</summary>
    internal const double WriteUnits = 0.625, ReadUnits = 0.125;
}
