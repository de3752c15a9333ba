using System.Globalization;
using Blog.EndToEndTests;
using Xunit.Abstractions;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class ModelTests(NativeCloud cloud, ITestOutputHelper output)
{
    private const int Steps = 60;

    /// <summary>A run of <c>BLOG_SEED</c> from the environment, or of a new seed each time; a failure names it.</summary>
    private static readonly int NewSeed =
        int.TryParse(Environment.GetEnvironmentVariable("BLOG_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task Whatever_happens_on_the_way_no_post_is_doubled_and_no_write_is_lost()
    {
        int[] seeds = [1, 2, 3, NewSeed];
        output.WriteLine($"The seed of the last run: {NewSeed}");

        var runs = seeds.Select(seed => new ModelRun(cloud, seed)).ToArray();
        await Task.WhenAll(runs.Select(run => run.Live(Steps)));

        Assert.All(runs, run => Assert.InRange(run.FaultsMet, Steps / 4, Steps * 4));
    }
}
