using System.Text.Json.Nodes;
using Blog.Core;

namespace Blog.CdkTests;

public class AlarmTests
{
    [Theory]
    [ClassData(typeof(Kinds))]
    public void Each_function_has_its_alarms_and_so_have_API_and_table(string stage, string api, string writers) =>
        Assert.Equal(
            [
                .. Routes.All.SelectMany(route => new[]
                {
                    $"{route.Name}DurationAlarm", $"{route.Name}ErrorsAlarm", $"{route.Name}ThrottlesAlarm",
                })
                    .Concat([
                        "ApiLatencyAlarm", "ApiServerErrorsAlarm", "TableSystemErrorsAlarm", "TableThrottlesAlarm",
                    ])
                    .Order(StringComparer.Ordinal),
            ],
            Alarms(Kinds.Of(stage, api, writers)).Select(Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Errors", "Errors", "Sum", 1)]
    [InlineData("Throttles", "Throttles", "Sum", 1)]
    [InlineData("Duration", "Duration", "Maximum", 8000)]
    public void A_functions_alarm_looks_at_that_function(string alarm, string metric, string statistic, int threshold)
    {
        var stack = Synthesized.With();
        foreach (var function in stack.Resources("AWS::Lambda::Function"))
        {
            var found = Alarm(stack, $"{function["Handler"]}{alarm}");
            Assert.Equal(
                ("AWS/Lambda", metric, statistic),
                (Text(found, "Namespace"), Text(found, "MetricName"), Text(found, "Statistic")));
            Assert.Equal(threshold, found["Threshold"]!.GetValue<double>());
            Assert.Equal(
                $$$"""[{"Name":"FunctionName","Value":{"Ref":"{{{function.Id}}}"}}]""",
                found["Dimensions"].Text());
        }
    }

    [Theory]
    [InlineData("http", "5xx", "Count")]
    [InlineData("rest", "5XXError", "Count")]
    public void The_API_may_fail_in_less_than_one_of_a_hundred_requests(string api, string errors, string requests)
    {
        var alarm = Alarm(Synthesized.With($"api={api}"), "ApiServerErrors");
        Assert.Equal(1, alarm["Threshold"]!.GetValue<double>());
        Assert.Equal("IF(requests > 0, 100 * errors / requests, 0)", Expression(alarm));
        Assert.Equal(
            [("errors", errors, "Sum"), ("requests", requests, "Sum")],
            Parts(alarm).OrderBy(part => part.Id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("rest")]
    public void The_API_answers_99_of_100_within_two_seconds(string api)
    {
        var alarm = Alarm(Synthesized.With($"api={api}"), "ApiLatency");
        Assert.Equal([("Latency", "p99")], Parts(alarm).Select(part => (part.Metric, part.Statistic)));
        Assert.Equal((2000, 3), (alarm["Threshold"]!.GetValue<double>(), alarm["EvaluationPeriods"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("TableThrottles", "ThrottledRequests", "table=global")]
    [InlineData("TableSystemErrors", "SystemErrors", "table=global")]
    [InlineData("TableThrottles", "ThrottledRequests", "table=v1")]
    [InlineData("TableSystemErrors", "SystemErrors", "table=v1")]
    public void The_tables_alarms_add_up_every_operation_that_the_functions_use(string id, string metric, string table)
    {
        var stack = Synthesized.With(table);
        var alarm = Alarm(stack, id);
        var operations = alarm["Metrics"]!.AsArray().Where(part => part!["MetricStat"] is not null).ToArray();
        Assert.Equal(
            ["DeleteItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem"],
            operations.Select(part => Dimension(part!, "Operation").Joined()).Order(StringComparer.Ordinal));
        Assert.All(
            operations,
            part => Assert.Equal((metric, "Sum"), (Metric(part!), part!["MetricStat"]!["Stat"]!.GetValue<string>())));
        Assert.All(
            operations,
            part => Assert.StartsWith("{Posts", Dimension(part!, "TableName").Joined(), StringComparison.Ordinal));
        Assert.Equal($"SUM([{string.Join(", ", operations.Select(part => part!["Id"]))}])", Expression(alarm));
        Assert.Equal(1, alarm["Threshold"]!.GetValue<double>());
    }

    [Theory]
    [ClassData(typeof(Kinds))]
    public void Silence_is_no_alarm_and_every_alarm_is_told_with_its_end(string stage, string api, string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        var topic = $$"""[{"Ref":"{{stack.Only("AWS::SNS::Topic").Id}}"}]""";
        Assert.All(Alarms(stack), alarm =>
        {
            Assert.Equal(
                ("notBreaching", "GreaterThanOrEqualToThreshold"),
                (Text(alarm, "TreatMissingData"), Text(alarm, "ComparisonOperator")));
            Assert.Equal((topic, topic), (alarm["AlarmActions"].Text(), alarm["OKActions"].Text()));
            Assert.NotEqual("nothing", alarm["AlarmDescription"].Text());
        });
    }

    private static IEnumerable<Resource> Alarms(Synthesized stack) => stack.Resources("AWS::CloudWatch::Alarm");

    private static Resource Alarm(Synthesized stack, string id) =>
        Assert.Single(Alarms(stack), alarm => Name(alarm) == $"{id}Alarm");

    /// <summary>The id without the CDK's eight characters of hash.</summary>
    private static string Name(Resource resource) => resource.Id[..^8];

    private static string Text(Resource resource, string property) => resource[property]!.GetValue<string>();

    private static string Expression(Resource alarm) =>
        Assert.Single(
            alarm["Metrics"]!.AsArray(),
            part => part!["Expression"] is not null)!["Expression"]!.GetValue<string>();

    private static IEnumerable<(string Id, string Metric, string Statistic)> Parts(Resource alarm) =>
        from part in alarm["Metrics"]!.AsArray()
        where part["MetricStat"] is not null
        select (part["Id"]!.GetValue<string>(), Metric(part), part["MetricStat"]!["Stat"]!.GetValue<string>());

    private static string Metric(JsonNode part) => part["MetricStat"]!["Metric"]!["MetricName"]!.GetValue<string>();

    private static JsonNode? Dimension(JsonNode part, string name) =>
        part["MetricStat"]!["Metric"]!["Dimensions"]!.AsArray()
            .Single(dimension => dimension!["Name"]!.GetValue<string>() == name)!["Value"];
}
