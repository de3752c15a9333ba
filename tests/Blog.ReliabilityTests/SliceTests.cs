using Blog.EndToEndTests;
using Blog.ReliabilityTests.Faults;
using Blog.ReliabilityTests.Load;

namespace Blog.ReliabilityTests;

/// <summary>
/// Callers at once on a few posts, while a quarter of what goes to DynamoDB is spoiled and processes are killed: every
/// history has an order that explains it. The long run of it is <c>dotnet cake --target=Soak</c>.
/// </summary>
public abstract class SliceTests(LocalCloud behind, ITestOutputHelper output)
{
    private const double SpoiltShare = 0.25;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15), KillEvery = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_history_has_an_order_that_explains_it()
    {
        var seed = Random.Shared.Next();
        await using var proxy = SpoilingProxy.Start(behind.DynamoDb, seed);
        await using var cloud = await LocalCloud.Start(
            behind.Executable,
            "--table-url", proxy.Url.AbsoluteUri, "--function-timeout-seconds", "10", "--concurrency", "20");
        proxy.Share = SpoiltShare;
        var session = new Session(cloud, proxy, seed);

        await session.Run(Length, KillEvery);

        var tally = session.Tally;
        output.WriteLine($"Seed {seed}: {tally}");
        Assert.True(tally.Violations.Count == 0, string.Join("\n\n", [.. tally.Violations, .. Exceptions(cloud)]));
        Assert.InRange(tally.FunctionFaults, 0, tally.Kills);
        Assert.InRange(tally.Dynamo.Spoiled, tally.Dynamo.Clean / 6, tally.Dynamo.Clean);
        Assert.InRange(tally.Requests, 200, int.MaxValue);
    }

    /// <summary>What the functions logged of a 500.</summary>
    private static IEnumerable<string> Exceptions(LocalCloud cloud) =>
        cloud.Errors.Where(line => line.Contains("\"exception\"", StringComparison.Ordinal));
}

[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[Collection(Suites.Name)]
public sealed class SliceOnSdkTests(NativeCloud cloud, ITestOutputHelper output)
    : SliceTests(cloud, output), IClassFixture<NativeCloud>;

[Needs(Need.LeanExecutable, Need.DynamoDbLocal)]
[Collection(Suites.Name)]
public sealed class SliceOnLeanTests(LeanCloud cloud, ITestOutputHelper output)
    : SliceTests(cloud, output), IClassFixture<LeanCloud>;

public sealed class LeanCloud() : LocalCloud(LeanFunction);

/// <summary>One after another: each keeps the machine busy.</summary>
[CollectionDefinition(Name)]
public sealed class Suites
{
    public const string Name = "Reliability";
}
