using System.Diagnostics;

namespace Blog.CdkTests;

/// <summary>
/// CloudFormation's schemas and rules, by @aws/cloudformation-validate: what is left out stands in validate.mjs.
/// </summary>
[Needs(Need.NodeTools)]
public class ValidationTests
{
    /// <summary>One run for all: its rules take seconds to load, while the templates are synthesized.</summary>
    private static readonly Lazy<Task<string[]>> Findings =
        new(() => Validate(Stacks().Select(stack => stack.File).Append(Broken())));

    [Fact]
    public async Task Templates_follow_the_rules_of_CloudFormation() =>
        Assert.Equal("", string.Join('\n', (await Findings.Value).Where(line => !IsOfBroken(line))));

    [Fact]
    public async Task A_template_that_breaks_a_rule_is_found() =>
        Assert.Contains(
            await Findings.Value,
            line => IsOfBroken(line) && line.Contains("BillingMode", StringComparison.Ordinal));

    private static IEnumerable<Synthesized> Stacks()
    {
        foreach (var kind in new Kinds())
            yield return Kinds.Of(kind.Data.Item1, kind.Data.Item2, kind.Data.Item3);
        yield return Stages.Of("stage=prod-eu production=true");
        yield return Synthesized.With("table=v1");
        yield return Changed.Http;
        yield return Changed.Rest;
    }

    private static string Broken()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "broken.json");
        File.WriteAllText(file, """
            {
              "Resources": {
                "Posts": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_NOTHING" } }
              }
            }
            """);
        return file;
    }

    private static bool IsOfBroken(string line) => line.Contains("broken.json:", StringComparison.Ordinal);

    /// <summary>What it found, a line each.</summary>
    private static async Task<string[]> Validate(IEnumerable<string> templates)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "tests/Blog.CdkTests/validate.mjs")
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (findings, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        try
        {
            foreach (var template in templates)
                await node.StandardInput.WriteLineAsync(template);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before its time, and its errors say why.
        }

        return (await findings + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
