using Blog.Core;

namespace Blog.CdkTests;

public class LogTests
{
    [Theory]
    [InlineData("dev", "http", "", 7)]
    [InlineData("dev", "rest", "", 7)]
    [InlineData("feat-1008", "http", "", 7)]
    [InlineData("prod", "http", "", 365)]
    [InlineData("prod", "rest", "", 365)]
    [InlineData("dev", "http", "30", 30)]
    [InlineData("prod", "http", "3653", 3653)]
    public void Every_log_group_ends_with_time(string stage, string api, string asked, int days)
    {
        var stack = Synthesized.With($"stage={stage}", $"api={api}", $"logRetentionDays={asked}");
        Assert.Equal(Routes.All.Count + 1, stack.Resources("AWS::Logs::LogGroup").Count());
        Assert.All(stack.Resources("AWS::Logs::LogGroup"), log => Assert.Equal(days, log["RetentionInDays"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("dev", "Delete")]
    [InlineData("prod", "Retain")]
    public void Productions_logs_outlive_the_stack(string stage, string policy) => Assert.All(
        Synthesized.With($"stage={stage}").Resources("AWS::Logs::LogGroup"),
        log => Assert.Equal(policy, log.Json["DeletionPolicy"]!.GetValue<string>()));
}
