using System.Diagnostics;

namespace Blog.CdkTests;

/// <summary>CloudFormation's schemas and rules, by @aws/cloudformation-validate: what is left out stands in validate.mjs.</summary>
[Needs(Need.NodeTools)]
public class ValidationTests
{
    [Fact]
    public async Task Templates_follow_the_rules_of_CloudFormation()
    {
        var findings = await Validate(Templates());
        Assert.True(findings == "", findings);
    }

    private static string[] Templates() =>
    [
        .. new Kinds().Select(kind => Kinds.Of(kind.Data.Item1, kind.Data.Item2, kind.Data.Item3).File),
        Synthesized.With("corsOrigins=https://a.example,https://b.example").File,
        Synthesized.With("api=rest", "corsOrigins=https://a.example,https://b.example").File,
        Synthesized.With("table=v1").File,
        Synthesized.With("alarmEmail=team@blog.example").File,
        Synthesized.With(FunctionTests.Changed).File,
    ];

    [Fact]
    public async Task A_template_that_breaks_a_rule_is_found()
    {
        var broken = Path.Combine(Path.GetTempPath(), $"blog-broken-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(broken, """
            { "Resources": { "Posts": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_NOTHING" } } } }
            """);
        try
        {
            Assert.Contains("BillingMode", await Validate(broken), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(broken);
        }
    }

    /// <summary>What it found, a line each.</summary>
    private static async Task<string> Validate(params string[] templates)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["tests/Blog.CdkTests/validate.mjs", .. templates])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var findings = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(node.ExitCode == 0, findings == "");
        return findings + await errors;
    }
}
