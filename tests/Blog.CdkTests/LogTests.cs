using Blog.Core;

namespace Blog.CdkTests;

public class LogTests
{
    [Theory]
    [ClassData(typeof(Stages))]
    public void A_log_lives_a_year_in_production_and_a_week_elsewhere(string changes, bool isProduction) =>
        AssertRetention(Stages.Of(changes), isProduction ? 365 : 7);

    [Theory]
    [InlineData("dev", 7)]
    [InlineData("prod", 365)]
    public void A_REST_APIs_log_lives_as_long(string stage, int days) =>
        AssertRetention(Synthesized.With("api=rest", $"stage={stage}"), days);

    [Fact]
    public void A_log_lives_as_long_as_the_stack_was_asked_for()
    {
        AssertRetention(Changed.Http, 30);
        AssertRetention(Changed.Rest, 3653);
    }

    private static void AssertRetention(Synthesized stack, int days)
    {
        Assert.Equal(Routes.All.Count + 1, stack.Resources("AWS::Logs::LogGroup").Count());
        Assert.All(
            stack.Resources("AWS::Logs::LogGroup"),
            log => Assert.Equal(days, log["RetentionInDays"]!.GetValue<int>()));
    }

    [Theory]
    [ClassData(typeof(Stages))]
    public void Productions_logs_outlive_the_stack(string changes, bool isProduction) => Assert.All(
        Stages.Of(changes).Resources("AWS::Logs::LogGroup"),
        log => Assert.Equal(isProduction ? "Retain" : "Delete", log.Json["DeletionPolicy"]!.GetValue<string>()));
}
