using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.Differential;

/// <summary>The lists and figures of the SDK's standard retry mode, out of the SDK itself.</summary>
[Collection(nameof(SdkClient))]
public sealed class SdkRulesTests
{
    private static readonly StandardRetryPolicy Policy = new(maxRetries: 2);

    [Fact]
    public void The_SDK_uses_its_standard_mode() =>
        Assert.Equal(RequestRetryMode.Standard, new AmazonDynamoDBConfig().RetryMode);

    [Fact]
    public void Throttling_codes_are_those_of_the_SDK() =>
        Assert.Equal(Policy.ThrottlingErrorCodes.Order(), RetryRules.ThrottlingCodes.Order());

    [Fact]
    public void Timeout_codes_are_those_of_the_SDK() =>
        Assert.Equal(Policy.TimeoutErrorCodesToRetryOn.Order(), RetryRules.TimeoutCodes.Order());

    [Fact]
    public void There_are_no_other_codes_to_retry_on() => Assert.Empty(Policy.ErrorCodesToRetryOn);

    [Fact]
    public void Transient_statuses_are_those_of_the_SDK() =>
        Assert.Equal(Policy.HttpStatusCodesToRetryOn.Order(), RetryRules.TransientStatuses.Order());

    [Fact]
    public void Codes_of_a_wrong_clock_are_those_of_the_SDK() => Assert.Equal(
        ((HashSet<string>)SdkClient.Field(typeof(RetryPolicy), "clockSkewErrorCodes").GetValue(obj: null)!).Order(),
        ClockSkew.Codes.Order());

    [Fact]
    public void The_tolerance_for_clocks_is_that_of_the_SDK() => Assert.Equal(
        SdkClient.Field(
            typeof(RetryPolicy).Assembly.GetType("Amazon.Runtime.Internal.ClockSkewCalculator", throwOnError: true)!,
            "SkewDetectionThreshold").GetValue(obj: null),
        ClockSkew.Tolerance);

    [Fact]
    public void The_quota_is_that_of_the_SDK() => Assert.Equal(
        (
            RetryQuota.Capacity,
            RetryQuota.TransientCost,
            RetryQuota.TransientCost,
            RetryQuota.ThrottlingCost,
            RetryQuota.SuccessReturn),
        (
            Quota("initialRetryTokens"),
            Quota("retryCost"),
            Quota("timeoutRetryCost"),
            Quota("throttlingRetryCost"),
            Quota("noRetryIncrement")));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void The_longest_pauses_are_those_of_the_SDK(int attempt, bool throttling)
    {
        var context = new Amazon.Runtime.Internal.ExecutionContext(enableMetrics: false, clientSigner: null);
        ((RequestContext)context.RequestContext).ClientConfig = new AmazonDynamoDBConfig();
        context.RequestContext.Retries = attempt;
        context.RequestContext.LastCapacityType = throttling
            ? CapacityManager.CapacityType.Throttling
            : CapacityManager.CapacityType.Retry;
        var jitter = SdkClient.Field(typeof(StandardRetryPolicy), "_randomJitter");
        var before = jitter.GetValue(obj: null);
        jitter.SetValue(obj: null, new LongestPause());
        try
        {
            var delay = typeof(StandardRetryPolicy).GetMethod(
                "CalculateRetryDelay",
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic,
                [typeof(IExecutionContext), typeof(int)])!.Invoke(obj: null, [context, 20_000]);
            Assert.Equal(
                RetryPause.Longest(attempt, throttling ? Retry.Throttling : Retry.Transient).TotalMilliseconds,
                (int)delay!);
        }
        finally
        {
            jitter.SetValue(obj: null, before);
        }
    }

    private static int Quota(string field)
    {
        var manager = typeof(StandardRetryPolicy)
            .GetProperty(
                "CapacityManagerInstance",
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(obj: null);
        return (int)SdkClient.Field(typeof(CapacityManager), field).GetValue(manager)!;
    }

    private sealed class LongestPause : Random
    {
        public override double NextDouble() => 1;
    }
}
