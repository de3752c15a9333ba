using System.Text.RegularExpressions;

namespace Blog.BuildTests.Aws;

/// <summary>The targets that ask AWS for something, as processes.</summary>
[Needs(Need.Cake, Need.NodeTools, Need.NativeExecutable)]
public sealed class StackTargetTests : IAsyncLifetime
{
    private static readonly string Artifacts = Path.Combine(Repository.Root, "artifacts");

    private FakeAws aws = null!;

    public async ValueTask InitializeAsync() => aws = await FakeAws.Start();

    public async ValueTask DisposeAsync() => await aws.DisposeAsync();

    [Fact]
    public async Task Url_is_an_output_of_the_stack()
    {
        Deployed("news-feat-1");

        var cake = await aws.Cake("--target=Url", "--service=news", "--stage=feat-1");

        Assert.Equal((0, "the-Url"), (cake.ExitCode, cake.LastLine));
    }

    [Fact]
    public async Task An_output_that_is_not_there_is_told_with_those_that_are()
    {
        Deployed("blog-dev");

        var cake = await aws.Cake("--target=Url", "--output=Colour");

        Assert.Equal(
            (1, "blog-dev has no output Colour; it has: Url, LogGroupOfGetPost."),
            (cake.ExitCode, cake.Errors));
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_told_in_one_line()
    {
        var cake = await aws.Cake("--target=Url", "--stage=feat-1");

        Assert.Equal(
            (1, "There is no stack blog-feat-1 in eu-west-1: `dotnet cake --target=Deploy` makes it."),
            (cake.ExitCode, cake.Errors));
    }

    [Fact]
    public async Task Logs_are_those_of_the_functions_group()
    {
        Deployed("blog-dev");
        aws.Logs["the-LogGroupOfGetPost"] = ["""{"message":"first"}""", """{"message":"second"}"""];

        var cake = await aws.Cake("--target=Logs", "--function=getpost", "--since=2h");

        Assert.Equal((0, "{\"message\":\"first\"}\n{\"message\":\"second\"}"), (cake.ExitCode, cake.Output));
    }

    [Fact]
    public async Task A_function_that_is_not_there_is_told_with_those_that_are()
    {
        Deployed("blog-dev");

        var cake = await aws.Cake("--target=Logs", "--function=Create");

        Assert.Equal((1, "--function=Create is none of: GetPost."), (cake.ExitCode, cake.Errors));
    }

    [Fact]
    public async Task Destroy_deletes_the_stack_and_builds_nothing()
    {
        Deployed("blog-pr-7");

        var cake = await aws.Cake("--target=Destroy", "--stage=pr-7");

        Assert.Equal((0, "blog-pr-7 is deleted."), (cake.ExitCode, cake.LastLine));
        Assert.Equal("DELETE_COMPLETE", aws.Stacks["blog-pr-7"].Status);
        Assert.DoesNotContain("Building", cake.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--memory=256", "Number of stacks with differences: 0")]
    [InlineData("--memory=512", "Number of stacks with differences: 1")]
    public async Task Diff_shows_what_differs_from_the_golden_template_and_asks_nobody(string option, string last)
    {
        var cake = await aws.Cake("--target=Diff", option);

        Assert.Equal(0, cake.ExitCode);
        Assert.EndsWith(last, cake.Output + cake.Errors, StringComparison.Ordinal);
        Assert.Empty(aws.Calls);
    }

    [Fact]
    public async Task To_destroy_what_is_not_there_is_no_failure()
    {
        var asked = await AwsCommands.Ask(aws.Variables(), "destroy", "blog-pr-7");

        Assert.Equal(new(0, "There is no stack blog-pr-7 in eu-west-1: nothing to delete.", ""), asked);
    }

    [Fact]
    public async Task Deploy_uploads_the_zip_makes_the_stack_and_ends_with_its_url()
    {
        aws.Bootstrap();

        var cake = await aws.Cake(
            "--target=Deploy",
            "--stage=feat-1",
            "--builder=host",
            "--memory=512",
            $"--architecture={Repository.Architecture}");

        Assert.Equal((0, "the-Url"), (cake.ExitCode, cake.LastLine));
        Assert.Contains(
            aws.Files.Values,
            file => file.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Artifacts, "function.zip"))));
        Assert.Equal("CREATE_COMPLETE", aws.Stacks["blog-feat-1"].Status);
        Assert.Contains("\"MemorySize\": 512", aws.Stacks["blog-feat-1"].Template, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_deployment_protects_its_stack_and_any_other_after_it_ends_before_anything_is_built()
    {
        aws.Bootstrap();
        Deployed("blog-prod-eu");
        var first = await aws.Cake(
            "--target=Deploy",
            "--stage=prod-eu",
            "--production",
            "--builder=host",
            $"--architecture={Repository.Architecture}");
        Assert.Equal((0, "the-Url", true), (first.ExitCode, first.LastLine, aws.Stacks["blog-prod-eu"].IsProtected));
        var production = aws.Stacks["blog-prod-eu"];

        var second = await aws.Cake(
            "--target=Deploy",
            "--stage=prod-eu",
            "--builder=host",
            $"--architecture={Repository.Architecture}");

        Assert.Equal(
            new(
                1,
                "",
                "blog-prod-eu is a production stack (its termination protection is on), and this deployment would "
                    + "take its protection away: pass --production, or name another stage."),
            second);
        Assert.Equal(production, aws.Stacks["blog-prod-eu"]);
    }

    [Fact]
    public async Task A_package_that_cannot_start_there_is_not_deployed()
    {
        aws.Bootstrap();

        var cake = await aws.Cake("--target=Deploy", "--builder=host", "--runtime=al2", "--os=al2023");

        Assert.Equal(1, cake.ExitCode);
        Assert.StartsWith("--runtime=al2 does not run what --os=al2023 makes", cake.Errors, StringComparison.Ordinal);
        Assert.Empty(aws.Calls);
        Assert.Equal(["CDKToolkit"], aws.Stacks.Keys);
    }

    [Fact]
    public async Task A_stack_for_another_processor_runs_the_package_for_that()
    {
        var other = Repository.Architecture == "arm64" ? "x86_64" : "arm64";
        var (package, synthesized) =
            (Path.Combine(Artifacts, $"function-{other}.zip"), Path.Combine(Artifacts, "cdk.out"));
        var isMissing = !File.Exists(package);
        if (isMissing) await File.WriteAllTextAsync(package, "In the place of a package.");

        var cake = await aws.Cake("--target=Synth", "--stage=other", $"--architecture={other}");

        Assert.Equal(0, cake.ExitCode);
        var template = await File.ReadAllTextAsync(Path.Combine(synthesized, "blog-other.template.json"));
        Assert.Contains($"\"{other}\"", template, StringComparison.Ordinal);
        var asset = Regex.Match(template, @"[0-9a-f]{64}\.zip", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.Equal(
            await File.ReadAllBytesAsync(package),
            await File.ReadAllBytesAsync(Path.Combine(synthesized, $"asset.{asset}")));
        if (isMissing) File.Delete(package);
    }

    [Fact]
    public async Task Bootstrap_makes_the_stack_that_deployments_need()
    {
        var cake = await aws.Cake("--target=Bootstrap");

        Assert.Equal((0, "CREATE_COMPLETE"), (cake.ExitCode, aws.Stacks["CDKToolkit"].Status));
    }

    [Fact]
    public async Task Without_a_bootstrap_a_deployment_ends_before_anything_is_built()
    {
        var cake = await aws.Cake("--target=Deploy", "--builder=host", $"--architecture={Repository.Architecture}");

        Assert.Equal(
            (1, "123456789012/eu-west-1 is not bootstrapped: `dotnet cake --target=Bootstrap` does it, once."),
            (cake.ExitCode, cake.Errors));
        Assert.DoesNotContain("Compiling", cake.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "ExpiredToken",
        "The AWS credentials have expired: `dotnet cake --target=Sso --profile=NAME` renews them.")]
    [InlineData("InvalidClientTokenId", "AWS does not know these credentials: check --profile or AWS_ACCESS_KEY_ID.")]
    [InlineData("AccessDenied", "AWS refused: AccessDenied: Refused, as the test asks.")]
    public async Task What_AWS_refuses_is_told_in_one_line(string code, string line)
    {
        aws.Refuses["cloudformation:DescribeStacks"] = code;

        var cake = await AwsCommands.Ask(aws.Variables(), "outputs", "blog-dev");

        Assert.Equal((1, line), (cake.ExitCode, cake.Errors));
    }

    [Fact]
    public async Task Missing_credentials_are_told_in_one_line()
    {
        var cake = await AwsCommands.Ask(new() { ["AWS_REGION"] = FakeAws.Region }, "ready", "blog-dev", "other");

        Assert.Equal(1, cake.ExitCode);
        Assert.StartsWith("No AWS credentials: pass --profile=NAME", cake.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', cake.Errors);
    }

    [Fact]
    public async Task A_missing_region_is_told_in_one_line()
    {
        var cake = await AwsCommands.Ask([], "ready", "blog-dev", "other");

        Assert.Equal(
            (1, "No AWS region is set: pass --region=NAME, or set AWS_REGION or the profile's region."),
            (cake.ExitCode, cake.Errors));
    }

    [Theory]
    [InlineData(
        "--stage=Feat_1",
        "--stage=Feat_1 is invalid: it must be a lower-case letter, then lower-case letters, digits and hyphens.")]
    [InlineData(
        "--stage=a23456789-a23456789-ab3",
        "--stage=a23456789-a23456789-ab3 is invalid: blog-a23456789-a23456789-ab3 has more than 27 characters.")]
    [InlineData(
        "--service=blog-x",
        "--service=blog-x is invalid: it must be a lower-case letter, then lower-case letters and digits; "
        + "a hyphen begins the stage: the stack my-blog-prod is service my, stage blog-prod.")]
    [InlineData("--since=soon", "--since=soon is no length of time: it takes a number and s, m, h or d, as in 10m.")]
    public async Task A_bad_option_is_told_before_anything_runs(string option, string line)
    {
        var cake = await aws.Cake("--target=Logs", option);

        Assert.Equal((1, line), (cake.ExitCode, cake.Errors));
        Assert.Empty(aws.Calls);
    }

    private void Deployed(string name) => aws.Stacks[name] =
        new(name, "CREATE_COMPLETE", """{ "Outputs": { "Url": {}, "LogGroupOfGetPost": {} } }""");
}
