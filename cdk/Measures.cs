using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;

namespace Blog.Cdk;

/// <summary>How metrics are put together, in alarms and on the dashboard alike.</summary>
internal static class Measures
{
    internal static Duration Period => Duration.Minutes(5);

    /// <summary>Over one <see cref="Period"/>.</summary>
    /// <param name="statistic">As CloudWatch names it: <c>Sum</c>, <c>Maximum</c>, <c>p99</c>.</param>
    internal static MetricOptions By(string statistic, string? label = null) =>
        new() { Statistic = statistic, Period = Period, Label = label };
}
