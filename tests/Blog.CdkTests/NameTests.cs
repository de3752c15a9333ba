using Blog.Cdk.Settings;

namespace Blog.CdkTests;

public class NameTests
{
    /// <summary>CloudFormation's own piece of a name that it makes.</summary>
    private const int RandomPart = 13;

    /// <summary>The properties by which a resource would get a name of its own, in place of one that CloudFormation makes.</summary>
    private static readonly string[] Naming =
        ["FunctionName", "RoleName", "TableName", "TopicName", "LogGroupName", "AlarmName", "DashboardName", "PolicyName"];

    [Fact]
    public void The_stack_is_named_after_service_and_stage() =>
        Assert.Equal("shop-feat-1008.template.json", Path.GetFileName(Synthesized.With("service=shop", "stage=feat-1008").File));

    [Theory]
    [ClassData(typeof(Kinds))]
    public void No_resource_has_a_name_of_its_own(string stage, string api, string writers) => Assert.All(
        Kinds.Of(stage, api, writers).Resources().Where(resource => resource.Type is not ("AWS::IAM::Policy" or "AWS::Lambda::Permission")),
        resource => Assert.All(Naming, name => Assert.Null(resource[name])));

    [Theory]
    [InlineData("http", "AWS::ApiGatewayV2::Api")]
    [InlineData("rest", "AWS::ApiGateway::RestApi")]
    public void An_API_which_must_have_a_name_has_the_stacks(string api, string type) =>
        Assert.Equal("blog-prod", Synthesized.With($"api={api}", "stage=prod").Only(type)["Name"]!.GetValue<string>());

    [Theory]
    [ClassData(typeof(Kinds))]
    public void The_names_of_functions_and_their_roles_fit_into_64_characters_with_the_longest_stage(string stage, string api, string writers) =>
        Assert.All(Kinds.Of(stage, api, writers).Resources("AWS::Lambda::Function"), function => Assert.All(
            new[] { function.Id, function["Role"]!["Fn::GetAtt"]![0]!.GetValue<string>() },
            id => Assert.InRange(StackSettings.MaxNameLength + 1 + id.Length + 1 + RandomPart, 1, 64)));
}
