using Blog.Core;

namespace Blog.CdkTests;

public class LogTests
{
    [Theory]
    [ClassData(typeof(Stages))]
    public void A_log_lives_a_year_in_production_and_a_week_elsewhere(string changes, bool isProduction) =>
        AssertRetention(Stages.Of(changes), isProduction ? 365 : 7);

    [Theory]
    [InlineData("dev", "rest", "", 7)]
    [InlineData("prod", "rest", "", 365)]
    [InlineData("dev", "http", "30", 30)]
    [InlineData("prod", "http", "3653", 3653)]
    public void Every_log_group_ends_with_time(string stage, string api, string asked, int days) =>
        AssertRetention(Synthesized.With($"stage={stage}", $"api={api}", $"logRetentionDays={asked}"), days);

    private static void AssertRetention(Synthesized stack, int days)
    {
        Assert.Equal(Routes.All.Count + 1, stack.Resources("AWS::Logs::LogGroup").Count());
        Assert.All(stack.Resources("AWS::Logs::LogGroup"), log => Assert.Equal(days, log["RetentionInDays"]!.GetValue<int>()));
    }

    [Theory]
    [ClassData(typeof(Stages))]
    public void Productions_logs_outlive_the_stack(string changes, bool isProduction) => Assert.All(
        Stages.Of(changes).Resources("AWS::Logs::LogGroup"),
        log => Assert.Equal(isProduction ? "Retain" : "Delete", log.Json["DeletionPolicy"]!.GetValue<string>()));
}
