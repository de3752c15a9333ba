using Blog.Cdk.Settings;

namespace Blog.CdkTests;

public class ProductionTests
{
    [Theory]
    [InlineData("dev", "", false)]
    [InlineData("dev", "false", false)]
    [InlineData("dev", "true", true)]
    [InlineData("prod", "", true)]
    [InlineData("prod", "true", true)]
    [InlineData("prod-eu", "", false)]
    [InlineData("prod-eu", "true", true)]
    [InlineData("x-prod", "", false)]
    [InlineData("production", "", false)]
    public void Production_is_what_is_asked_for_and_the_stage_prod(
        string stage,
        string production,
        bool isProduction) => Assert.Equal(
        isProduction,
        StackSettings.From(
            CdkJson.ContextWith("templateOnly=true", $"stage={stage}", $"production={production}").GetValueOrDefault)
            .Match(
                Right: settings => settings.IsProduction,
                Left: fault => throw new InvalidOperationException(fault.Message)));

    [Theory]
    [ClassData(typeof(Stages))]
    public void Production_is_protected_from_termination_and_says_so(string changes, bool isProduction)
    {
        var stack = Stages.Of(changes);
        Assert.Equal(isProduction, stack.IsProtected);
        Assert.Equal(
            isProduction ? "true" : "false",
            stack.Root["Outputs"]!["Production"]!["Value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("stage=prod-eu production=true", "stage=prod")]
    [InlineData("stage=prod-eu", "stage=dev")]
    public void Nothing_hangs_on_the_name_of_a_stage(string changes, string same) =>
        Assert.Equal(WithoutStage(Stages.Of(same)), WithoutStage(Stages.Of(changes)));

    /// <summary>The name of the stack, its description and the functions' environment have the stage's name.</summary>
    private static string WithoutStage(Synthesized stack)
    {
        var stage = stack.Resources("AWS::Lambda::Function")
            .First()["Environment"]!["Variables"]!["STAGE"]!.GetValue<string>();
        return stack.Root.ToJsonString()
            .Replace($"\"blog-{stage}\"", "\"the stack\"", StringComparison.Ordinal)
            .Replace($", stage {stage}.", ", the stage.", StringComparison.Ordinal)
            .Replace($"\"STAGE\":\"{stage}\"", "\"STAGE\":\"the stage\"", StringComparison.Ordinal);
    }
}
