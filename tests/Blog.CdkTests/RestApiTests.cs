using System.Text.Json.Nodes;
using Blog.Core;

namespace Blog.CdkTests;

public class RestApiTests
{
    private const string Origins = "corsOrigins=https://a.example,https://b.example";

    private static readonly string[] LogFields =
        ["requestId", "functionRequestId", "route", "status", "latency", "integrationLatency", "integrationError", "callerArn"];

    private static readonly string[] InPreflights =
        ["https://a.example", "https://b.example", "if-match", "idempotency-key", "authorization", "POST", "PUT", "DELETE"];

    [Theory]
    [InlineData("dev", "iam")]
    [InlineData("prod", "iam")]
    [InlineData("dev", "anyone")]
    public void Its_methods_are_those_of_the_table_each_to_its_function(string stage, string writers)
    {
        var stack = Kinds.Of(stage, "rest", writers);
        Assert.Equal(
            Routes.All.Select(route => $"{route.Method} {route.Path} {route.Name}").Order(StringComparer.Ordinal),
            MethodsOf(stack).Select(method => $"{method["HttpMethod"]} {PathOf(stack, method)} {HandlerOf(stack, method)}").Order(StringComparer.Ordinal));
        Assert.Empty(stack.Resources("AWS::ApiGatewayV2::Api"));
    }

    [Fact]
    public void Functions_get_payload_1() => Assert.All(MethodsOf(Synthesized.With("api=rest")), method =>
        Assert.Equal(("AWS_PROXY", "POST"), (method["Integration"]!["Type"]!.GetValue<string>(), method["Integration"]!["IntegrationHttpMethod"]!.GetValue<string>())));

    [Theory]
    [InlineData("writers=iam", "AWS_IAM", "NONE")]
    [InlineData("writers=anyone", "NONE", "NONE")]
    [InlineData("readers=iam", "AWS_IAM", "AWS_IAM")]
    public void Callers_are_whom_the_stack_was_asked_for(string change, string writing, string reading) =>
        Assert.All(MethodsOf(Synthesized.With("api=rest", change)), method => Assert.Equal(
            method["HttpMethod"]!.GetValue<string>() == "GET" ? reading : writing, method["AuthorizationType"]!.GetValue<string>()));

    [Theory]
    [InlineData("dev", 100, 200)]
    [InlineData("prod", 7, 9)]
    public void The_stage_is_throttled_and_traced(string stage, int rate, int burst) =>
        Synthesized.With("api=rest", $"stage={stage}", $"throttleRate={rate}", $"throttleBurst={burst}").Template.HasResourceProperties(
            "AWS::ApiGateway::Stage",
            Json.Shape($$$"""
                {
                  "StageName": "{{{stage}}}",
                  "TracingEnabled": true,
                  "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "ThrottlingRateLimit": {{{rate}}}, "ThrottlingBurstLimit": {{{burst}}} }]
                }
                """));

    [Fact]
    public void The_access_log_is_JSON_in_a_log_group_of_its_own()
    {
        var settings = Synthesized.With("api=rest").Only("AWS::ApiGateway::Stage")["AccessLogSetting"]!;
        var format = JsonNode.Parse(settings["Format"]!.GetValue<string>())!.AsObject();
        Assert.Equal("$context.httpMethod $context.resourcePath", format["route"]!.GetValue<string>());
        Assert.All(LogFields, field => Assert.StartsWith("$context.", format[field]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.StartsWith("{ApiLog", settings["DestinationArn"].Joined(), StringComparison.Ordinal);
    }

    [Fact]
    public void API_Gateway_may_write_the_access_log_of_the_account_and_still_may_when_the_stack_is_gone()
    {
        var stack = Synthesized.With("api=rest");
        var role = Assert.Single(stack.Resources("AWS::IAM::Role"), role => role["ManagedPolicyArns"] is not null);
        Assert.Equal($"{{{role.Id}.Arn}}", stack.Only("AWS::ApiGateway::Account")["CloudWatchRoleArn"].Joined());
        Assert.Equal("Retain", role.Json["DeletionPolicy"]!.GetValue<string>());
        Assert.Contains(stack.Only("AWS::ApiGateway::Account").Id, stack.Only("AWS::ApiGateway::Stage").Json["DependsOn"].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_origins_browsers_may_not_call_it()
    {
        var stack = Synthesized.With("api=rest");
        Assert.DoesNotContain(stack.Resources("AWS::ApiGateway::Method"), method => method["HttpMethod"]!.GetValue<string>() == "OPTIONS");
        Assert.Empty(stack.Resources("AWS::ApiGateway::GatewayResponse"));
        Assert.DoesNotContain("CORS_ORIGINS", stack.Root.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_origins_it_answers_preflights_by_itself_for_whoever_asks()
    {
        var stack = Synthesized.With("api=rest", Origins);
        var preflights = stack.Resources("AWS::ApiGateway::Method").Where(method => method["HttpMethod"]!.GetValue<string>() == "OPTIONS").ToArray();
        Assert.Equal(
            Routes.All.Select(route => route.Path).Distinct().Order(StringComparer.Ordinal),
            preflights.Select(method => PathOf(stack, method)).Order(StringComparer.Ordinal));
        Assert.All(preflights, method =>
        {
            Assert.Equal(("MOCK", "NONE"), (method["Integration"]!["Type"]!.GetValue<string>(), method["AuthorizationType"]!.GetValue<string>()));
            var answer = method["Integration"]!["IntegrationResponses"]![0]!.ToJsonString();
            Assert.All(InPreflights, part => Assert.Contains(part, answer, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void With_origins_the_functions_answer_the_browsers() => Synthesized.With("api=rest", Origins).Template.AllResourcesProperties(
        "AWS::Lambda::Function",
        Json.Shape("""{ "Environment": { "Variables": { "CORS_ORIGINS": "https://a.example,https://b.example" } } }"""));

    [Theory]
    [InlineData("DEFAULT_4XX")]
    [InlineData("DEFAULT_5XX")]
    public void With_origins_pages_may_read_what_the_gateway_refuses(string type) =>
        Synthesized.With("api=rest", Origins).Template.HasResourceProperties("AWS::ApiGateway::GatewayResponse", Json.Shape($$"""
            { "ResponseType": "{{type}}", "ResponseParameters": { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" } }
            """));

    private static IEnumerable<Resource> MethodsOf(Synthesized stack) =>
        stack.Resources("AWS::ApiGateway::Method").Where(method => method["HttpMethod"]!.GetValue<string>() != "OPTIONS");

    private static string PathOf(Synthesized stack, Resource method) => Path(stack, method["ResourceId"]!);

    private static string Path(Synthesized stack, JsonNode id) => id["Ref"] is { } reference
        && stack.Resources("AWS::ApiGateway::Resource").Single(resource => resource.Id == reference.GetValue<string>()) is var found
            ? $"{Path(stack, found["ParentId"]!)}/{found["PathPart"]}"
            : "";

    private static string HandlerOf(Synthesized stack, Resource method)
    {
        var uri = method["Integration"]!["Uri"].Joined();
        return stack.Resources("AWS::Lambda::Function")
            .Single(function => uri.Contains($"{{{function.Id}.Arn}}", StringComparison.Ordinal))["Handler"]!.GetValue<string>();
    }
}
