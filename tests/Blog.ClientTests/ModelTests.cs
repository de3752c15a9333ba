using System.Globalization;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class ModelTests(NativeCloud cloud)
{
    private const int Steps = 60;

    /// <summary>The same each time, or <c>BLOG_SEED</c> of the environment alone; a failure names the run's.</summary>
    private static readonly int[] Seeds =
        int.TryParse(Environment.GetEnvironmentVariable("BLOG_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? [seed]
            : [1, 2, 3, 4];

    [Fact]
    public async Task Whatever_happens_on_the_way_no_post_is_doubled_and_no_write_is_lost()
    {
        var runs = Seeds.Select(seed => new ModelRun(cloud, seed)).ToArray();
        await Task.WhenAll(runs.Select(run => run.Live(Steps)));

        Assert.All(runs, run => Assert.InRange(run.FaultsMet, Steps / 4, Steps * 4));
    }
}
