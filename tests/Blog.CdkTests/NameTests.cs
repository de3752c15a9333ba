using System.Text.Json.Nodes;
using Blog.Cdk.Settings;

namespace Blog.CdkTests;

public class NameTests
{
    /// <summary>CloudFormation's own piece of a name that it makes.</summary>
    private const int RandomPart = 13;

    /// <summary>
    /// The properties by which a resource would get a name of its own, in place of one that CloudFormation makes.
    /// </summary>
    private static readonly string[] Naming =
        [
            "FunctionName", "RoleName", "TableName", "TopicName", "LogGroupName", "AlarmName", "DashboardName",
            "PolicyName",
        ];

    /// <summary>The types whose name is one within another resource of the stack: a role, or an API.</summary>
    private static readonly string[] Within =
        ["AWS::IAM::Policy", "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::Authorizer"];

    /// <summary>
    /// Every accepted pair of two short names, among them all with hyphens at odd places, and pairs as long as can be.
    /// </summary>
    private static readonly (string Service, string Stage, string Stack)[] Accepted =
    [
        .. from service in Texts(3).Append("a0aaaaaaaaaaaaaaaaaaaa").Append("a-aaaaaaaaaaaaaaaaaaaa")
           from stage in Texts(4).Append("a-a0aaaaaaaaaaaaaaaaaaaaa")
           from settings in StackSettings.From(
               CdkJson.ContextWith("templateOnly=true", $"service={service}", $"stage={stage}").GetValueOrDefault)
               .ToOption().AsEnumerable()
           select (service, stage, settings.Name),
    ];

    [Fact]
    public void Two_pairs_of_service_and_stage_never_have_one_stack()
    {
        Assert.InRange(Accepted.Length, 200, int.MaxValue);
        Assert.All(
            Accepted.GroupBy(pair => pair.Stack, StringComparer.OrdinalIgnoreCase),
            pairs => Assert.Single(pairs));
        Assert.All(Accepted, pair => Assert.Equal([pair.Service, pair.Stage], pair.Stack.Split('-', 2)));
    }

    [Fact]
    public void Every_accepted_pair_makes_a_name_that_CloudFormation_takes() =>
        Assert.All(Accepted, pair => Assert.Matches("^[A-Za-z][A-Za-z0-9-]{0,127}$", pair.Stack));

    [Fact]
    public void The_stack_is_named_after_service_and_stage() =>
        Assert.Equal("shop-feat-1008.template.json", Path.GetFileName(Changed.Http.File));

    [Theory]
    [ClassData(typeof(Kinds))]
    public void No_resource_has_a_name_of_its_own(string stage, string api, string writers) => Assert.All(
        Kinds.Of(stage, api, writers)
            .Resources()
            .Where(resource => resource.Type is not ("AWS::IAM::Policy" or "AWS::Lambda::Permission")),
        resource => Assert.All(Naming, name => Assert.Null(resource[name])));

    /// <summary>
    /// So whatever has a name in the account and region, or is exported there, is another stack's no more than its name
    /// is.
    /// </summary>
    [Theory]
    [ClassData(typeof(Kinds))]
    public void No_name_but_the_stacks_is_shared_with_the_account(string stage, string api, string writers)
    {
        var stack = Kinds.Of(stage, api, writers);
        Assert.Equal([$"blog-{stage}"], stack.Resources()
            .Where(resource => !Within.Contains(resource.Type))
            .SelectMany(resource =>
                resource.Properties.Where(property => property.Key.EndsWith("Name", StringComparison.Ordinal)))
            .Where(property => property is { Key: not "MetricName", Value: JsonValue })
            .Select(property => property.Value!.GetValue<string>())
            .Distinct(StringComparer.Ordinal));
        Assert.All(stack.Root["Outputs"]!.AsObject(), output => Assert.Null(output.Value!["Export"]));
    }

    [Theory]
    [InlineData("http", "AWS::ApiGatewayV2::Api")]
    [InlineData("rest", "AWS::ApiGateway::RestApi")]
    public void An_API_which_must_have_a_name_has_the_stacks(string api, string type) =>
        Assert.Equal("blog-prod", Synthesized.With($"api={api}", "stage=prod").Only(type)["Name"]!.GetValue<string>());

    [Theory]
    [ClassData(typeof(Kinds))]
    public void The_names_of_functions_and_their_roles_fit_into_64_characters_with_the_longest_stage(
        string stage,
        string api,
        string writers) =>
        Assert.All(Kinds.Of(stage, api, writers).Resources("AWS::Lambda::Function"), function => Assert.All(
            new[] { function.Id, function["Role"]!["Fn::GetAtt"]![0]!.GetValue<string>() },
            id => Assert.InRange(StackName.MaxLength + 1 + id.Length + 1 + RandomPart, 1, 64)));

    /// <summary>All texts of one to so many letters, digits and hyphens.</summary>
    private static IEnumerable<string> Texts(int length) => length == 0
        ? []
        : Texts(length - 1)
            .Append("")
            .SelectMany(text => "a0-".Select(letter => text + letter))
            .Distinct(StringComparer.Ordinal);
}
