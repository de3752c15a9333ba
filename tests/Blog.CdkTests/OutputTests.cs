using Blog.Core;

namespace Blog.CdkTests;

public class OutputTests
{
    [Theory]
    [ClassData(typeof(Kinds))]
    public void The_outputs_are_what_people_and_targets_ask_for(string stage, string api, string writers) =>
        Assert.Equal(
            [.. Routes.All.Select(route => $"LogGroupOf{route.Name}")
                .Concat(["DashboardUrl", "LogGroupOfApi", "Production", "TableName", "Url"])
                .Order(StringComparer.Ordinal)],
            Kinds.Of(stage, api, writers).Root["Outputs"]!
                .AsObject()
                .Select(output => output.Key)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_URL_of_an_HTTP_API_has_no_stage()
    {
        var stack = Synthesized.With();
        Assert.Equal(
            $"https://{{{stack.Only("AWS::ApiGatewayV2::Api").Id}}}.execute-api.{{AWS::Region}}.{{AWS::URLSuffix}}/",
            Output(stack, "Url"));
    }

    [Fact]
    public void The_URL_of_a_REST_API_ends_with_its_stage()
    {
        var stack = Synthesized.With("api=rest");
        var (api, stage) = (stack.Only("AWS::ApiGateway::RestApi").Id, stack.Only("AWS::ApiGateway::Stage").Id);
        Assert.Equal(
            $"https://{{{api}}}.execute-api.{{AWS::Region}}.{{AWS::URLSuffix}}/{{{stage}}}/",
            Output(stack, "Url"));
    }

    [Fact]
    public void The_others_lead_to_what_they_are_named_after()
    {
        var stack = Synthesized.With();
        Assert.Equal($"{{{stack.Only("AWS::DynamoDB::GlobalTable").Id}}}", Output(stack, "TableName"));
        Assert.Equal(
            "https://{AWS::Region}.console.aws.amazon.com/cloudwatch/home?region={AWS::Region}#dashboards/dashboard/"
            + $"{{{stack.Only("AWS::CloudWatch::Dashboard").Id}}}",
            Output(stack, "DashboardUrl"));
        Assert.All(stack.Resources("AWS::Lambda::Function"), function =>
            Assert.Equal(
                function["LoggingConfig"]!["LogGroup"].Joined(),
                Output(stack, $"LogGroupOf{function["Handler"]}")));
        Assert.StartsWith("{ApiLog", Output(stack, "LogGroupOfApi"), StringComparison.Ordinal);
    }

    private static string Output(Synthesized stack, string name) => stack.Root["Outputs"]![name]!["Value"].Joined();
}
