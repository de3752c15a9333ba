using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;

namespace Blog.Cdk;

/// <summary>What DynamoDB counts by operation, as sums over the operations that the functions use.</summary>
internal static class TableMetrics
{
    /// <summary>Not the actions that IAM knows: a transaction counts as one of its own.</summary>
    private static readonly string[] Operations =
        ["PutItem", "TransactWriteItems", "Query", "GetItem", "UpdateItem", "DeleteItem"];

    internal static IMetric ThrottledRequests(ITable table) => Sum(table, "ThrottledRequests", "throttled requests");

    internal static IMetric SystemErrors(ITable table) => Sum(table, "SystemErrors", "system errors");

    /// <summary>DynamoDB sends no zeros: SUM adds what there is.</summary>
    private static MathExpression Sum(ITable table, string metric, string label) => new(new MathExpressionProps
    {
        Expression = $"SUM([{string.Join(", ", Operations.Select(operation => Id(metric, operation)))}])",
        UsingMetrics = Operations.ToDictionary(
            operation => Id(metric, operation),
            IMetric (operation) => table.Metric(metric, new MetricOptions
            {
                Statistic = "Sum",
                DimensionsMap =
                    new Dictionary<string, string> { ["TableName"] = table.TableName, ["Operation"] = operation },
            })),
        Period = Measures.Period,
        Label = label,
    });

    /// <summary>Unlike those of every other metric on one graph.</summary>
    private static string Id(string metric, string operation) =>
        $"{char.ToLowerInvariant(metric[0])}{metric[1..]}{operation}";
}
