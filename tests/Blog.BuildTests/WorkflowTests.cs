using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Blog.BuildTests;

/// <summary>What a linter does not ask of the workflows.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_says_its_tag()
    {
        var uses = Workflow.All.SelectMany(workflow => workflow.Lines)
            .Where(line => Uses().IsMatch(line))
            .Select(line => line.Trim())
            .ToList();

        Assert.NotEmpty(uses);
        Assert.All(
            uses.Where(line => !line.Contains("uses: ./.github/actions/", StringComparison.Ordinal)),
            line => Assert.Matches(Pinned(), line));
    }

    /// <summary>One version of each, so that an update is one search and replace.</summary>
    [Fact]
    public void An_action_has_one_version() => Assert.All(
        Workflow.All.SelectMany(workflow => workflow.Lines)
            .Select(line => Pinned().Match(line))
            .Where(match => match.Success)
            .GroupBy(
                match => match.Groups["action"].Value,
                match => match.Groups["version"].Value,
                StringComparer.Ordinal),
        versions => Assert.Single(versions.Distinct(StringComparer.Ordinal)));

    [Fact]
    public void Every_job_says_how_long_it_may_take_and_what_it_may_do() => Assert.All(Workflow.Workflows, workflow =>
    {
        Assert.Empty(Assert.IsType<YamlMappingNode>(workflow.Yaml["permissions"]));
        Assert.All(workflow.Jobs, job =>
        {
            Assert.InRange(
                int.Parse(job.Job["timeout-minutes"].ToString(), System.Globalization.CultureInfo.InvariantCulture),
                1,
                60);
            Assert.NotEmpty(Assert.IsType<YamlMappingNode>(job.Job["permissions"]));
        });
    });

    /// <summary>Text that others write, a title or a branch's name, would be run as a command.</summary>
    [Fact]
    public void No_expression_stands_in_a_command()
    {
        var commands = Workflow.All.SelectMany(workflow => workflow.Commands).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.DoesNotContain("${{", command, StringComparison.Ordinal));
    }

    [Fact]
    public void No_key_is_stored() => Assert.All(Workflow.All, workflow => Assert.All(
        workflow.Lines, line =>
            Assert.DoesNotMatch(@"secrets\s*[.\[](?!GITHUB_TOKEN\b)|aws-(secret-)?access-key|secrets: inherit", line)));

    [Fact]
    public void Credentials_are_for_pull_requests_of_this_repository_only() => Assert.All(
        new[] { Workflow.Named("check.yml"), Workflow.Named("cleanup.yml") }.SelectMany(workflow => workflow.Jobs),
        job => Assert.True(
            job.Job["permissions"].ToString() is "{ { contents, read } }"
            || job.Job["if"].ToString() == "github.event.pull_request.head.repo.full_name == github.repository",
            job.Name));

    [Fact]
    public void A_pull_request_is_checked_and_cleaned_up_by_one_run_at_a_time()
    {
        var (check, cleanup) =
            (Workflow.Named("check.yml").Yaml["concurrency"], Workflow.Named("cleanup.yml").Yaml["concurrency"]);

        Assert.Equal(
            ("pull-request-${{ github.event.number }}", "false"),
            (check["group"].ToString(), check["cancel-in-progress"].ToString()));
        Assert.Equal(check, cleanup);
    }

    [Fact]
    public void What_a_pull_request_deploys_is_what_its_end_destroys()
    {
        var (deploys, destroys) = (
            Workflow.Named("check.yml").Jobs.Single(job => job.Name.EndsWith(": stage", StringComparison.Ordinal)).Job,
            Workflow.Named("cleanup.yml").Jobs.Single().Job);

        Assert.Equal("pr-${{ github.event.number }}", deploys["env"]["STAGE"].ToString());
        Assert.Equal(deploys["env"], destroys["env"]);
    }

    [Fact]
    public void No_workflow_destroys_a_production_stack() => Assert.All(
        Workflow.All.SelectMany(workflow => workflow.Commands),
        command => Assert.DoesNotMatch("yes-destroy|delete-stack|update-termination-protection", command));

    [Fact]
    public void Docker_publishes_for_each_processor_on_a_runner_that_has_it()
    {
        var publish = Workflow.Named("check.yml").Jobs.Single(job =>
            job.Name.EndsWith(": publish", StringComparison.Ordinal)).Job;
        var matrix = ((YamlSequenceNode)publish["strategy"]["matrix"]["include"])
            .Select(row => (row["architecture"].ToString(), row["runner"].ToString()));

        Assert.Equal("${{ matrix.runner }}", publish["runs-on"].ToString());
        Assert.Equal([("x86_64", "ubuntu-24.04"), ("arm64", "ubuntu-24.04-arm")], matrix);
    }

    /// <summary>Docker compiles for the processor that it runs on, so one variable names both.</summary>
    [Fact]
    public void What_is_deployed_is_compiled_on_a_runner_of_its_processor()
    {
        var deployments = Workflow.Workflows.SelectMany(workflow => workflow.Jobs)
            .SelectMany(job =>
                ((YamlSequenceNode)job.Job["steps"]).OfType<YamlMappingNode>().Select(step => (job.Job, Step: step)))
            .Where(each => each.Step.Children.TryGetValue("run", out var run)
                && run.ToString().Contains("--target=Deploy", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(3, deployments.Count);
        Assert.All(deployments, each =>
        {
            Assert.Equal(
                "${{ vars.ARCHITECTURE == 'arm64' && 'ubuntu-24.04-arm' || 'ubuntu-24.04' }}",
                each.Job["runs-on"].ToString());
            Assert.Contains("--architecture=\"$ARCHITECTURE\"", each.Step["run"].ToString(), StringComparison.Ordinal);
            Assert.Equal("${{ vars.ARCHITECTURE || 'x86_64' }}", each.Step["env"]["ARCHITECTURE"].ToString());
        });
    }

    [Fact]
    public void Production_waits_for_its_environment() =>
        Assert.Equal("prod", Workflow.Named("prod.yml").Jobs.Single(job =>
            job.Name.EndsWith(": deploy", StringComparison.Ordinal)).Job["environment"]["name"].ToString());

    /// <summary>Commands of the build exist, with their options: the same line works on any machine.</summary>
    [Fact, Needs(Need.Cake)]
    public async Task Every_target_and_option_that_a_workflow_names_exists()
    {
        var help = (await Repository.Run("dotnet", "cake", "--target=Help")).Output;
        var calls = Workflow.All.SelectMany(workflow => workflow.Commands)
            .SelectMany(command => Call().Matches(command))
            .ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, call =>
        {
            var options = Regex.Match(
                help,
                $@"^  {call.Groups["target"].Value} .*\n {{20}}(?<options>--.*)?",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1));
            Assert.True(options.Success, call.Value);
            Assert.Subset(
                options.Groups["options"].Value.Split(' ').ToHashSet(StringComparer.Ordinal),
                call.Groups["option"].Captures.Select(option => option.Value).ToHashSet(StringComparer.Ordinal));
        });
    }

    [GeneratedRegex(@"^\s*(- )?uses:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();

    [GeneratedRegex(
        "uses: (?<action>[^@]+)@(?<version>[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+)$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pinned();

    [GeneratedRegex(
        @"dotnet cake --target=(?<target>\w+)( (?<option>--[a-z-]+)(=(""[^""]*""|[^\s|)]+))?)*",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Call();
}
