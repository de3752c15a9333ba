namespace LeanLambda.Tests.Differential;

/// <summary>
/// AWS's own client and this one, through the same scripts: what the caller gets, how often each sends, and what it
/// says of its attempts. One after another: the SDK's clock is the process's.
/// </summary>
[Collection(nameof(SdkClient))]
public sealed class DifferentialTests
{
    public static TheoryData<string> Names => [.. Cases.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Both_clients_do_the_same_or_differ_as_listed(string name)
    {
        var (sdk, lean) = await BothClients.Run(Cases.All.Single(one => one.Name == name));
        if (Differences.All.SingleOrDefault(one => one.Case == name) is { } listed)
        {
            Assert.Equal((listed.Sdk, listed.Lean), (sdk.ToString(), lean.ToString()));
            Assert.NotEqual(listed.Sdk, listed.Lean);
        }
        else
        {
            Assert.Equal(sdk.ToString(), lean.ToString());
        }
    }

    [Fact]
    public void Every_difference_is_one_of_a_case_and_has_its_reason() =>
        Assert.All(
            Differences.All,
            one => Assert.True(Cases.All.Any(known => known.Name == one.Case) && one.Reason.Length > 0, one.Case));
}
