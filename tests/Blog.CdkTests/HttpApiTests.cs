using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;

namespace Blog.CdkTests;

public class HttpApiTests
{
    private static readonly string[] LogFields =
    [
        "time", "requestId", "functionRequestId", "route", "status", "latency", "integrationLatency",
        "integrationStatus",
        "integrationError", "errorType", "responseBytes", "sourceIp", "callerArn",
        "callerSubject",
    ];

    [Fact]
    public void An_HTTP_API_is_the_default() =>
        Assert.Equal("HTTP", Synthesized.With().Only("AWS::ApiGatewayV2::Api")["ProtocolType"]!.GetValue<string>());

    [Theory]
    [InlineData("dev", "iam")]
    [InlineData("prod", "jwt")]
    [InlineData("dev", "anyone")]
    public void Its_routes_are_those_of_the_table_each_to_its_function(string stage, string writers)
    {
        var stack = Kinds.Of(stage, "http", writers);
        Assert.Equal(
            Routes.All.Select(route => $"{route.Method} {route.Path} {route.Name}").Order(StringComparer.Ordinal),
            RoutesOf(stack).Select(route => $"{Key(route)} {HandlerOf(stack, route)}").Order(StringComparer.Ordinal));
        Assert.Empty(stack.Resources("AWS::ApiGateway::RestApi"));
    }

    [Fact]
    public void Functions_get_payload_2() =>
        Synthesized.With().Template.AllResourcesProperties("AWS::ApiGatewayV2::Integration", Json.Shape("""
            { "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0" }
            """));

    [Fact]
    public void Only_a_functions_own_route_may_invoke_it()
    {
        var stack = Synthesized.With();
        var api = stack.Only("AWS::ApiGatewayV2::Api").Id;
        Assert.Equal(
            Routes.All.Select(route =>
                $"{route.Name} "
                + $"arn:{{AWS::Partition}}:execute-api:{{AWS::Region}}:{{AWS::AccountId}}:{{{api}}}/*/*{route.Path} "
                    + "apigateway.amazonaws.com"),
            Routes.All.Select(route =>
                stack.Resources("AWS::Lambda::Permission")
                    .Single(permission => Invokes(stack, permission) == route.Name))
                .Select(permission =>
                    $"{Invokes(stack, permission)} {permission["SourceArn"].Joined()} {permission["Principal"]}"));
    }

    [Theory]
    [InlineData("iam", "AWS_IAM")]
    [InlineData("jwt", "JWT")]
    [InlineData("anyone", "NONE")]
    public void Writers_are_whom_the_stack_was_asked_for_and_anyone_reads(string writers, string type) =>
        Assert.All(RoutesOf(Kinds.Of("dev", "http", writers)), route =>
            Assert.Equal(
                Key(route).StartsWith("GET ", StringComparison.Ordinal) ? "NONE" : type,
                route["AuthorizationType"]?.GetValue<string>()));

    [Theory]
    [InlineData("iam", "AWS_IAM")]
    [InlineData("jwt", "JWT", $"jwtIssuer={Kinds.JwtIssuer}", $"jwtAudience={Kinds.JwtAudience}")]
    [InlineData("anyone", "NONE")]
    public void Readers_are_whom_the_stack_was_asked_for(string readers, string type, params string[] more) =>
        Assert.All(
            RoutesOf(Synthesized.With([$"readers={readers}", .. more])),
            route => Assert.Equal(
                Key(route).StartsWith("GET ", StringComparison.Ordinal) ? type : "AWS_IAM",
                route["AuthorizationType"]?.GetValue<string>()));

    [Fact]
    public void Tokens_come_from_one_issuer_for_some_audiences()
    {
        var stack = Synthesized.With(
            "writers=jwt",
            "readers=jwt",
            $"jwtIssuer={Kinds.JwtIssuer}",
            $"jwtAudience={Kinds.JwtAudience}");
        var authorizer = stack.Only("AWS::ApiGatewayV2::Authorizer");
        Assert.Equal(
            $$"""{"Audience":["blog","shop"],"Issuer":"{{Kinds.JwtIssuer}}"}""",
            authorizer["JwtConfiguration"].Text());
        Assert.Equal("""["$request.header.Authorization"]""", authorizer["IdentitySource"].Text());
        Assert.All(
            RoutesOf(stack),
            route => Assert.Equal(authorizer.Id, route["AuthorizerId"]!["Ref"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_stage_is_throttled(string stage) =>
        AssertThrottles(Synthesized.With($"stage={stage}"), rate: 100, burst: 200);

    [Fact]
    public void The_stage_is_throttled_as_the_stack_was_asked_for() => AssertThrottles(Changed.Http, rate: 7, burst: 9);

    private static void AssertThrottles(Synthesized stack, int rate, int burst) =>
        stack.Template.HasResourceProperties("AWS::ApiGatewayV2::Stage", Json.Shape($$$"""
            {
              "StageName": "$default",
              "AutoDeploy": true,
              "DefaultRouteSettings": { "ThrottlingRateLimit": {{{rate}}}, "ThrottlingBurstLimit": {{{burst}}} }
            }
            """));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_access_log_is_JSON_in_a_log_group_of_its_own(string stage)
    {
        var stack = Synthesized.With($"stage={stage}");
        var settings = stack.Only("AWS::ApiGatewayV2::Stage")["AccessLogSettings"]!;
        var format = JsonNode.Parse(settings["Format"]!.GetValue<string>())!.AsObject();
        Assert.Equal(
            LogFields.Order(StringComparer.Ordinal),
            format.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.All(
            format,
            field => Assert.StartsWith("$context.", field.Value!.GetValue<string>(), StringComparison.Ordinal));
        Assert.StartsWith("{ApiLog", settings["DestinationArn"].Joined(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_origins_browsers_may_not_call_it() =>
        Assert.Null(Synthesized.With().Only("AWS::ApiGatewayV2::Api")["CorsConfiguration"]);

    [Fact]
    public void Pages_of_the_origins_may_send_and_read_what_the_contract_has()
    {
        var cors = Changed.Http.Only("AWS::ApiGatewayV2::Api")["CorsConfiguration"]!;
        Assert.Equal("""["https://a.example","https://b.example"]""", cors["AllowOrigins"].Text());
        Assert.Equal(
            ["DELETE", "GET", "POST", "PUT"],
            cors["AllowMethods"]!.AsArray().Select(method => method!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(Cors.ExposedHeaders, cors["ExposeHeaders"].Deserialize<string[]>()!);
        Assert.Superset(
            new HashSet<string> { "authorization", "content-type", "idempotency-key", "if-match", "if-none-match" },
            cors["AllowHeaders"].Deserialize<HashSet<string>>()!);
        Assert.Null(cors["AllowCredentials"]);
    }

    [Fact]
    public void An_HTTP_API_answers_browsers_so_that_the_functions_need_not() => Assert.All(
        Changed.Http.Resources("AWS::Lambda::Function"),
        function => Assert.Null(function["Environment"]!["Variables"]!["CORS_ORIGINS"]));

    private static IEnumerable<Resource> RoutesOf(Synthesized stack) => stack.Resources("AWS::ApiGatewayV2::Route");

    private static string Key(Resource route) => route["RouteKey"]!.GetValue<string>();

    private static string HandlerOf(Synthesized stack, Resource route)
    {
        var target = route["Target"].Joined();
        var integration = stack.Resources("AWS::ApiGatewayV2::Integration")
            .Single(integration => target == $"integrations/{{{integration.Id}}}");
        return Handler(stack, integration["IntegrationUri"].Joined());
    }

    private static string Invokes(Synthesized stack, Resource permission) =>
        Handler(stack, permission["FunctionName"].Joined());

    private static string Handler(Synthesized stack, string arn) => stack.Resources("AWS::Lambda::Function")
        .Single(function => arn == $"{{{function.Id}.Arn}}")["Handler"]!.GetValue<string>();
}
