namespace Blog.BuildTests.Aws;

/// <summary>That a deployed production stack loses neither its protection nor itself by the way.</summary>
[Needs(Need.Cake, Need.NodeTools)]
public sealed class ProductionTests
{
    private const string Unmarked = """
        {
          "Description": "The blog API, stage dev.",
          "Outputs": { "Url": {}, "Production": { "Value": "false" } }
        }
        """;

    private const string Marked = """
        {
          "Description": "The blog API, stage eu.",
          "Outputs": { "Url": {}, "Production": { "Value": "true" } }
        }
        """;

    private const string OfOldProd = """{ "Description": "The blog API, stage prod.", "Outputs": { "Url": {} } }""";

    /// <summary>
    /// The signs that the deployed stack is production: its protection, its output, or its stage where it is older than
    /// these.
    /// </summary>
    public static TheoryData<string, bool, string> Signs => new()
    {
        { Unmarked, true, "its termination protection is on" },
        { Marked, false, "its output Production is true" },
        { OfOldProd, false, "its description says stage prod" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task A_deployment_that_would_take_the_protection_away_is_refused(
        string template,
        bool isProtected,
        string sign)
    {
        await using var aws = await Deployed("blog-prod-eu", template, isProtected);

        var asked = await AwsCommands.Ask(aws.Variables(), "ready", "blog-prod-eu", "other");

        Assert.Equal(
            new(
                1,
                "",
                $"blog-prod-eu is a production stack ({sign}), and this deployment would take its protection away: "
                    + "pass --production, or name another stage."),
            asked);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_not_deployed_over()
    {
        await using var aws = await Deployed("blog-prod-eu", Marked, isProtected: true);
        aws.Refuses["cloudformation:DescribeStacks"] = "AccessDenied";

        var asked = await AwsCommands.Ask(aws.Variables(), "ready", "blog-prod-eu", "other");

        Assert.Equal((1, "AWS refused: AccessDenied: Refused, as the test asks."), (asked.ExitCode, asked.Errors));
    }

    [Theory]
    [InlineData("blog-prod-eu", "production")]
    [InlineData("blog-dev", "other")]
    [InlineData("blog-feat-1", "other")]
    public async Task Any_other_deployment_goes_on(string stack, string kind)
    {
        await using var aws = await Deployed("blog-prod-eu", Marked, isProtected: true);
        aws.Stacks["blog-dev"] = new("blog-dev", "CREATE_COMPLETE", Unmarked);

        Assert.Equal(
            new(0, "123456789012/eu-west-1", ""),
            await AwsCommands.Ask(aws.Variables(), "ready", stack, kind));
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task A_production_stack_is_not_destroyed_by_the_way(string template, bool isProtected, string sign)
    {
        await using var aws = await Deployed("blog-prod", template, isProtected);

        var asked = await AwsCommands.Ask(aws.Variables(), "destroy", "blog-prod", "");

        Assert.Equal(
            new(1, "", $"blog-prod is a production stack ({sign}): it is destroyed only with --yes-destroy=blog-prod."),
            asked);
        Assert.Equal("CREATE_COMPLETE", aws.Stacks["blog-prod"].Status);
    }

    /// <summary>The command of cleanup.yml.</summary>
    [Fact]
    public async Task What_cleans_up_after_a_pull_request_destroys_no_production_stack()
    {
        await using var aws = await Deployed("blog-pr-7", Marked, isProtected: true);

        var cake = await aws.Cake("--target=Destroy", "--stage=pr-7");

        Assert.Equal(1, cake.ExitCode);
        Assert.StartsWith("blog-pr-7 is a production stack", cake.Errors, StringComparison.Ordinal);
        Assert.Equal(["cloudformation:DescribeStacks"], aws.Calls);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("blog-dev")]
    public async Task The_name_of_another_stack_lets_none_be_destroyed(string name)
    {
        await using var aws = await Deployed("blog-prod", Marked, isProtected: true);

        var cake = await aws.Cake("--target=Destroy", "--stage=prod", $"--yes-destroy={name}");

        Assert.Equal(
            (1, $"--yes-destroy={name} names another stack than blog-prod, which this would destroy."),
            (cake.ExitCode, cake.Errors));
        Assert.Empty(aws.Calls);
    }

    [Fact]
    public async Task A_production_stack_is_destroyed_by_its_name()
    {
        await using var aws = await Deployed("blog-prod", Marked, isProtected: true);

        var cake = await aws.Cake("--target=Destroy", "--stage=prod", "--yes-destroy=blog-prod");

        Assert.Equal((0, "blog-prod is deleted."), (cake.ExitCode, cake.LastLine));
        Assert.Equal(("DELETE_COMPLETE", false), (aws.Stacks["blog-prod"].Status, aws.Stacks["blog-prod"].IsProtected));
    }

    [Fact]
    public async Task A_stack_that_could_not_be_destroyed_is_protected_again()
    {
        await using var aws = await Deployed("blog-prod", Marked, isProtected: true);
        aws.Refuses["cloudformation:DeleteStack"] = "AccessDenied";

        var asked = await AwsCommands.Ask(aws.Variables(), "destroy", "blog-prod", "blog-prod");

        Assert.Equal(
            (1, "AWS refused: AccessDenied: Refused, as the test asks. Its termination protection is on again."),
            (asked.ExitCode, asked.Errors));
        Assert.Equal(("CREATE_COMPLETE", true), (aws.Stacks["blog-prod"].Status, aws.Stacks["blog-prod"].IsProtected));
    }

    private static async Task<FakeAws> Deployed(string name, string template, bool isProtected)
    {
        var aws = await FakeAws.Start();
        aws.Bootstrap();
        aws.Stacks[name] = new(name, "CREATE_COMPLETE", template) { IsProtected = isProtected };
        return aws;
    }
}
