using System.Text.Json.Nodes;
using Blog.Core;

namespace Blog.CdkTests;

public class RestApiTests
{
    private static readonly string[] LogFields =
        [
            "requestId", "functionRequestId", "route", "status", "latency", "integrationLatency", "integrationError",
            "callerArn",
        ];

    private static readonly string[] InPreflights =
        [
            "https://a.example", "https://b.example", "if-match", "idempotency-key", "authorization", "POST", "PUT",
            "DELETE",
        ];

    [Theory]
    [InlineData("dev", "iam")]
    [InlineData("prod", "iam")]
    [InlineData("dev", "anyone")]
    public void Its_methods_are_those_of_the_table_each_to_its_function(string stage, string writers)
    {
        var stack = Kinds.Of(stage, "rest", writers);
        Assert.Equal(
            Routes.All.Select(route => $"{route.Method} {route.Path} {route.Name}").Order(StringComparer.Ordinal),
            MethodsOf(stack).Select(method =>
                $"{method["HttpMethod"]} {PathOf(stack, method)} {HandlerOf(stack, method)}")
                .Order(StringComparer.Ordinal));
        Assert.Empty(stack.Resources("AWS::ApiGatewayV2::Api"));
    }

    [Fact]
    public void Functions_get_payload_1() => Assert.All(MethodsOf(Synthesized.With("api=rest")), method =>
        Assert.Equal(
            ("AWS_PROXY", "POST"),
            (
                method["Integration"]!["Type"]!.GetValue<string>(),
                method["Integration"]!["IntegrationHttpMethod"]!.GetValue<string>())));

    [Theory]
    [InlineData("iam", "AWS_IAM")]
    [InlineData("anyone", "NONE")]
    public void Writers_are_whom_the_stack_was_asked_for_and_anyone_reads(string writers, string type) =>
        AssertCallers(Synthesized.With("api=rest", $"writers={writers}"), writing: type, reading: "NONE");

    [Fact]
    public void Readers_are_whom_the_stack_was_asked_for() =>
        AssertCallers(Changed.Rest, writing: "AWS_IAM", reading: "AWS_IAM");

    private static void AssertCallers(Synthesized stack, string writing, string reading) =>
        Assert.All(MethodsOf(stack), method => Assert.Equal(
            method["HttpMethod"]!.GetValue<string>() == "GET"
                ? reading
                : writing, method["AuthorizationType"]!.GetValue<string>()));

    [Fact]
    public void The_stage_is_throttled_and_traced() =>
        AssertStage(Synthesized.With("api=rest"), "dev", rate: 100, burst: 200);

    [Fact]
    public void The_stage_is_throttled_as_the_stack_was_asked_for() =>
        AssertStage(Changed.Rest, "prod", rate: 7, burst: 9);

    private static void AssertStage(Synthesized stack, string name, int rate, int burst) =>
        stack.Template.HasResourceProperties("AWS::ApiGateway::Stage", Json.Shape($$$"""
            {
              "StageName": "{{{name}}}",
              "TracingEnabled": true,
              "MethodSettings": [
                {
                  "HttpMethod": "*",
                  "ResourcePath": "/*",
                  "ThrottlingRateLimit": {{{rate}}},
                  "ThrottlingBurstLimit": {{{burst}}}
                }
              ]
            }
            """));

    [Fact]
    public void The_access_log_is_JSON_in_a_log_group_of_its_own()
    {
        var settings = Synthesized.With("api=rest").Only("AWS::ApiGateway::Stage")["AccessLogSetting"]!;
        var format = JsonNode.Parse(settings["Format"]!.GetValue<string>())!.AsObject();
        Assert.Equal("$context.httpMethod $context.resourcePath", format["route"]!.GetValue<string>());
        Assert.All(
            LogFields,
            field => Assert.StartsWith("$context.", format[field]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.StartsWith("{ApiLog", settings["DestinationArn"].Joined(), StringComparison.Ordinal);
    }

    [Fact]
    public void API_Gateway_may_write_the_access_log_of_the_account_and_still_may_when_the_stack_is_gone()
    {
        var stack = Synthesized.With("api=rest");
        var role = Assert.Single(stack.Resources("AWS::IAM::Role"), role => role["ManagedPolicyArns"] is not null);
        Assert.Equal($"{{{role.Id}.Arn}}", stack.Only("AWS::ApiGateway::Account")["CloudWatchRoleArn"].Joined());
        Assert.Equal("Retain", role.Json["DeletionPolicy"]!.GetValue<string>());
        Assert.Contains(
            stack.Only("AWS::ApiGateway::Account").Id,
            stack.Only("AWS::ApiGateway::Stage").Json["DependsOn"].Text(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_origins_browsers_may_not_call_it()
    {
        var stack = Synthesized.With("api=rest");
        Assert.DoesNotContain(
            stack.Resources("AWS::ApiGateway::Method"),
            method => method["HttpMethod"]!.GetValue<string>() == "OPTIONS");
        Assert.Empty(stack.Resources("AWS::ApiGateway::GatewayResponse"));
        Assert.DoesNotContain("CORS_ORIGINS", stack.Root.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_origins_it_answers_preflights_by_itself_for_whoever_asks()
    {
        var stack = Changed.Rest;
        var preflights = stack
            .Resources("AWS::ApiGateway::Method")
            .Where(method => method["HttpMethod"]!.GetValue<string>() == "OPTIONS")
            .ToArray();
        Assert.Equal(
            Routes.All.Select(route => route.Path).Distinct().Order(StringComparer.Ordinal),
            preflights.Select(method => PathOf(stack, method)).Order(StringComparer.Ordinal));
        Assert.All(preflights, method =>
        {
            Assert.Equal(
                ("MOCK", "NONE"),
                (method["Integration"]!["Type"]!.GetValue<string>(), method["AuthorizationType"]!.GetValue<string>()));
            var answer = method["Integration"]!["IntegrationResponses"]![0]!.ToJsonString();
            Assert.All(InPreflights, part => Assert.Contains(part, answer, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void With_origins_the_functions_answer_the_browsers() => Changed.Rest.Template.AllResourcesProperties(
        "AWS::Lambda::Function",
        Json.Shape(
            """{ "Environment": { "Variables": { "CORS_ORIGINS": "https://a.example,https://b.example" } } }"""));

    [Theory]
    [InlineData("DEFAULT_4XX")]
    [InlineData("DEFAULT_5XX")]
    public void With_origins_pages_may_read_what_the_gateway_refuses(string type) =>
        Changed.Rest.Template.HasResourceProperties("AWS::ApiGateway::GatewayResponse", Json.Shape($$"""
            {
              "ResponseType": "{{type}}",
              "ResponseParameters": { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" }
            }
            """));

    private static IEnumerable<Resource> MethodsOf(Synthesized stack) =>
        stack.Resources("AWS::ApiGateway::Method")
            .Where(method => method["HttpMethod"]!.GetValue<string>() != "OPTIONS");

    private static string PathOf(Synthesized stack, Resource method) => Path(stack, method["ResourceId"]!);

    private static string Path(Synthesized stack, JsonNode id) => id["Ref"] is { } reference
        && stack.Resources("AWS::ApiGateway::Resource")
            .Single(resource => resource.Id == reference.GetValue<string>()) is var found
            ? $"{Path(stack, found["ParentId"]!)}/{found["PathPart"]}"
            : "";

    private static string HandlerOf(Synthesized stack, Resource method)
    {
        var uri = method["Integration"]!["Uri"].Joined();
        return stack
            .Resources("AWS::Lambda::Function")
            .Single(function => uri.Contains($"{{{function.Id}.Arn}}", StringComparison.Ordinal))["Handler"]!
            .GetValue<string>();
    }
}
