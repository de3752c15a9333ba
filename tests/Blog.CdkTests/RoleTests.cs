using Blog.Core;

namespace Blog.CdkTests;

public class RoleTests
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["CreatePost"] = "dynamodb:PutItem",
        ["GetPost"] = "dynamodb:GetItem",
        ["ListPosts"] = "dynamodb:Query",
        ["UpdatePost"] = "dynamodb:UpdateItem",
        ["DeletePost"] = "dynamodb:DeleteItem",
    };

    [Theory]
    [ClassData(typeof(Kinds))]
    public void A_function_may_do_exactly_this(string stage, string api, string writers) =>
        AssertGrants(Kinds.Of(stage, api, writers), "AWS::DynamoDB::GlobalTable");

    [Fact]
    public void A_plain_table_asks_for_the_same() => AssertGrants(Synthesized.With("table=v1"), "AWS::DynamoDB::Table");

    [Theory]
    [ClassData(typeof(Kinds))]
    public void No_function_has_a_policy_that_it_shares(string stage, string api, string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        foreach (var route in Routes.All)
        {
            var role = RoleOf(stack, route);
            Assert.Null(role["ManagedPolicyArns"]);
            Assert.Null(role["Policies"]);
            Assert.Equal(
                """[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}]""",
                role["AssumeRolePolicyDocument"]!["Statement"].Text());
        }

        Assert.All(stack.Resources("AWS::IAM::Policy"), policy => Assert.Single(policy["Roles"]!.AsArray()));
    }

    [Theory]
    [ClassData(typeof(Kinds))]
    public void No_role_is_wider_than_the_functions(string stage, string api, string writers)
    {
        // API Gateway writes a REST API's access log by a role of the account, for which AWS has a managed policy.
        var own = Kinds.Of(stage, api, writers)
            .Resources("AWS::IAM::Role")
            .Count(role => role["ManagedPolicyArns"] is null);
        var managed = Kinds.Of(stage, api, writers)
            .Resources("AWS::IAM::Role")
            .Count(role => role["ManagedPolicyArns"] is not null);
        Assert.Equal((Routes.All.Count, api == "rest" ? 1 : 0), (own, managed));
    }

    private static void AssertGrants(Synthesized stack, string tableType)
    {
        var table = stack.Only(tableType).Id;
        foreach (var route in Routes.All)
        {
            var role = RoleOf(stack, route);
            var policy = Assert.Single(
                stack.Resources("AWS::IAM::Policy"),
                policy => policy["Roles"].Text().Contains($"\"{role.Id}\"", StringComparison.Ordinal));
            var log = FunctionOf(stack, route)["LoggingConfig"]!["LogGroup"]!["Ref"]!.GetValue<string>();
            Assert.Equal(
                [
                    Allowed($"\"{Actions[route.Name]}\"", ArnOf(table)),
                    Allowed("""["logs:CreateLogStream","logs:PutLogEvents"]""", ArnOf(log)),
                    Allowed("""["xray:PutTelemetryRecords","xray:PutTraceSegments"]""", "\"*\""),
                ],
                policy["PolicyDocument"]!["Statement"]!.AsArray().Select(Json.Text).Order(StringComparer.Ordinal));
        }
    }

    private static string Allowed(string actions, string resource) =>
        $$"""{"Action":{{actions}},"Effect":"Allow","Resource":{{resource}}}""";

    private static string ArnOf(string id) => $$"""{"Fn::GetAtt":["{{id}}","Arn"]}""";

    private static Resource FunctionOf(Synthesized stack, Route route) =>
        stack.Resources("AWS::Lambda::Function")
            .Single(function => function["Handler"]!.GetValue<string>() == route.Name);

    private static Resource RoleOf(Synthesized stack, Route route)
    {
        var id = FunctionOf(stack, route)["Role"]!["Fn::GetAtt"]![0]!.GetValue<string>();
        return stack.Resources("AWS::IAM::Role").Single(role => role.Id == id);
    }
}
