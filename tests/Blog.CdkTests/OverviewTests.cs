using System.Text.Json.Nodes;
using Blog.Core;

namespace Blog.CdkTests;

public class OverviewTests
{
    /// <summary>What a screen of 1,080 lines shows of a dashboard, in the console's grid.</summary>
    private const int RowsOfAScreen = 16, ColumnsOfAScreen = 24;

    private static readonly string[] Metrics =
    [
        "Count", "Latency", "Duration", "Errors", "Throttles",
        "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ThrottledRequests", "SystemErrors",
    ];

    [Theory]
    [ClassData(typeof(Kinds))]
    public void The_dashboard_is_on_one_screen_and_has_no_gap(string stage, string api, string writers)
    {
        var widgets = Widgets(Kinds.Of(stage, api, writers));
        Assert.All(widgets, widget =>
        {
            Assert.InRange(Number(widget, "x") + Number(widget, "width"), 1, ColumnsOfAScreen);
            Assert.InRange(Number(widget, "y") + Number(widget, "height"), 1, RowsOfAScreen);
        });
        Assert.Equal(
            ColumnsOfAScreen * RowsOfAScreen,
            widgets.Sum(widget => Number(widget, "width") * Number(widget, "height")));
    }

    [Theory]
    [ClassData(typeof(Kinds))]
    public void It_shows_every_alarm_every_function_the_API_and_the_table(string stage, string api, string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        var body = stack.Only("AWS::CloudWatch::Dashboard")["DashboardBody"].Joined();
        Assert.All(
            stack.Resources("AWS::CloudWatch::Alarm"),
            alarm => Assert.Contains($"{{{alarm.Id}.Arn}}", body, StringComparison.Ordinal));
        Assert.All(
            stack.Resources("AWS::Lambda::Function"),
            function => Assert.Contains($"{{{function.Id}}}", body, StringComparison.Ordinal));
        Assert.All(Metrics, metric => Assert.Contains($"\"{metric}\"", body, StringComparison.Ordinal));
        Assert.Equal(Routes.All.Count, stack.Resources("AWS::Lambda::Function").Count());
    }

    private static JsonObject[] Widgets(Synthesized stack)
    {
        // References stand within JSON strings; what is joined in their place must not end them.
        var body = stack.Only("AWS::CloudWatch::Dashboard")["DashboardBody"].Joined();
        return [.. JsonNode.Parse(body)!["widgets"]!.AsArray().Select(widget => widget!.AsObject())];
    }

    private static int Number(JsonObject widget, string name) => widget[name]!.GetValue<int>();
}
