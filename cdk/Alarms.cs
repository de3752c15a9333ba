using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Blog.Cdk;

/// <summary>What should wake somebody. No data is no alarm: nobody calling is not a fault.</summary>
internal static class Alarms
{
    /// <summary>Of an invocation's time; Lambda ends it at the whole.</summary>
    private const double NearTimeout = 0.8;

    private const double MaxServerErrorPercent = 1;

    private const double MaxLatencyMilliseconds = 2_000;

    internal static Alarm[] Create(Construct scope, RouteFunction[] functions, Gateway api, ITable table)
    {
        return
        [
            .. functions.SelectMany(OfFunction),
            New(
                "ApiServerErrors",
                ServerErrorPercent(api),
                MaxServerErrorPercent,
                "percent of requests answered 5xx",
                periods: 2),
            New(
                "ApiLatency",
                api.Latency("p99"),
                MaxLatencyMilliseconds,
                "ms at the 99th percentile of requests",
                periods: 3),
            New("TableThrottles", TableMetrics.ThrottledRequests(table), 1, "requests that the table throttled"),
            New("TableSystemErrors", TableMetrics.SystemErrors(table), 1, "requests that failed within DynamoDB"),
        ];

        IEnumerable<Alarm> OfFunction(RouteFunction function) =>
        [
            New($"{function.Route.Name}Errors", function.Function.MetricErrors(Measures.By("Sum")), 1,
                $"invocations of {function.Route.Name} that failed"),
            New($"{function.Route.Name}Throttles", function.Function.MetricThrottles(Measures.By("Sum")), 1,
                $"invocations of {function.Route.Name} that Lambda throttled"),
            New(
                $"{function.Route.Name}Duration",
                function.Function.MetricDuration(Measures.By("Maximum")),
                RouteFunction.Timeout.ToMilliseconds() * NearTimeout,
                $"ms of one invocation of {function.Route.Name}, near its timeout"),
        ];

        Alarm New(string id, IMetric metric, double threshold, string what, int periods = 1) =>
            new(scope, $"{id}Alarm", new AlarmProps
            {
                Metric = metric,
                Threshold = threshold,
                ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                EvaluationPeriods = periods,
                TreatMissingData = TreatMissingData.NOT_BREACHING,
                AlarmDescription = $"At least {threshold} {what}, in "
                    + $"{(periods == 1 ? "5 minutes" : $"each of {periods} times 5 minutes")}.",
            });
    }

    private static MathExpression ServerErrorPercent(Gateway api) => new(new MathExpressionProps
    {
        Expression = "IF(requests > 0, 100 * errors / requests, 0)",
        UsingMetrics = new Dictionary<string, IMetric> { ["requests"] = api.Requests, ["errors"] = api.ServerErrors },
        Period = Measures.Period,
        Label = "5xx, percent",
    });
}
