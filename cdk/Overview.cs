using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Blog.Cdk;

/// <summary>A dashboard on one screen: the alarms, then the API's row, then that of functions and table.</summary>
internal static class Overview
{
    /// <summary>Gives its address in the console.</summary>
    internal static string Create(Construct scope, RouteFunction[] functions, Gateway api, ITable table, Alarm[] alarms)
    {
        var dashboard = new Dashboard(scope, "Overview", new DashboardProps { DefaultInterval = Duration.Hours(3) });
        dashboard.AddWidgets(new AlarmStatusWidget(
            new AlarmStatusWidgetProps { Title = "Alarms", Alarms = alarms, Width = 24, Height = 4 }));
        dashboard.AddWidgets(
            Graph("Requests", api.Requests),
            Graph("Errors of the API", api.ClientErrors, api.ServerErrors),
            Graph("Latency of the API, ms", api.Latency("p50"), api.Latency("p90"), api.Latency("p99")),
            Graph("Duration of functions, p99, ms", Each(function => function.MetricDuration, "p99")));
        dashboard.AddWidgets(
            Graph("Errors of functions", Each(function => function.MetricErrors, "Sum")),
            Graph("Throttles of functions", Each(function => function.MetricThrottles, "Sum")),
            Graph("Capacity of the table, units", table.MetricConsumedReadCapacityUnits(Measures.By("Sum", "read")),
                table.MetricConsumedWriteCapacityUnits(Measures.By("Sum", "written"))),
            Graph("Faults of the table", TableMetrics.ThrottledRequests(table), TableMetrics.SystemErrors(table)));
        return $"https://{Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region={Aws.REGION}"
            + $"#dashboards/dashboard/{dashboard.DashboardName}";

        IMetric[] Each(Func<Amazon.CDK.AWS.Lambda.Function, Func<IMetricOptions, Metric>> metric, string statistic) =>
            [.. functions.Select(function => metric(function.Function)(Measures.By(statistic, function.Route.Name)))];
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) =>
        new(new GraphWidgetProps { Title = title, Left = metrics, Width = 6, Height = 6 });
}
