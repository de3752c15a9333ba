using Blog.Bench.Scale;

namespace Blog.BenchTests;

public sealed class HotBlogTests
{
    [Fact]
    public void Below_the_limit_every_create_is_answered_201_at_once()
    {
        var calm = Blog(rate: 200);

        Assert.Equal((0, 0, 0), (calm.Unavailable, calm.TurnedAway, calm.GivenUp));
        Assert.Equal(calm.Applied, calm.Acknowledged);
        Assert.InRange(calm.Goodput, 190, 210);
        Assert.Equal(5, calm.P99, tolerance: 0.001);
    }

    [Fact]
    public void Above_the_limit_the_table_writes_what_it_can_and_the_rest_is_refused()
    {
        var hot = Blog(rate: 2000);

        Assert.InRange(hot.Goodput, 900, 1000);
        Assert.True(hot.Unavailable > 0.02, $"{hot.Unavailable}");
        Assert.True(hot.Unavailable + hot.TurnedAway > 0.5, $"{hot.TurnedAway}");
        Assert.True(hot.P99 > 100 * Blog(rate: 200).P99, $"{hot.P99}");
        Assert.True(hot.GivenUp > 0, $"{hot.GivenUp}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1000)]
    [InlineData(1500)]
    public void What_is_acknowledged_is_written_and_what_is_written_is_acknowledged(double rate)
    {
        var result = Blog(rate);

        Assert.Equal((0, result.Applied), (result.Lost, result.Acknowledged));
        Assert.InRange(result.Acknowledged + result.GivenUp, rate * 60 * 0.9, rate * 60 * 1.1);
    }

    [Fact]
    public void Without_processes_to_spare_requests_are_turned_away()
    {
        var result = new HotBlog(TableLimits.OfAws with { Concurrency = 2 }, rate: 600, seed: 1).Run();

        Assert.Equal(2, result.MostBusy);
        Assert.True(result.TurnedAway > 0.1, $"{result.TurnedAway}");
    }

    [Fact]
    public void A_partition_takes_its_units_each_second_and_saves_none()
    {
        var partition = new Partition(unitsPerSecond: 16);

        Assert.Equal(16, Enumerable.Range(0, 32).Count(_ => partition.TryWrite(now: 100, cost: 1)));
        Assert.False(partition.TryWrite(now: 100 + (1 / 32d), cost: 1));
        Assert.True(partition.TryWrite(now: 100 + (1 / 16d), cost: 1));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1024, 1, 1)]
    [InlineData(1025, 2, 1)]
    [InlineData(4096, 4, 1)]
    [InlineData(4097, 5, 2)]
    public void Items_cost_whole_units(int bytes, int writeUnits, int readUnits) =>
        Assert.Equal((writeUnits, readUnits), (TableLimits.WriteUnits(bytes), TableLimits.ReadUnits(bytes)));

    [Theory]
    [InlineData(128, 12)]
    [InlineData(1769, 6)]
    [InlineData(3008, 6)]
    public void An_event_is_billed_by_the_whole_millisecond(int memory, double milliseconds) =>
        Assert.Equal(milliseconds, new RouteCost("GetPost", Cpu: 0.5, Table: 0).Milliseconds(memory));

    [Fact]
    public void A_million_events_cost_their_memory_and_time()
    {
        var route = new RouteCost("GetPost", Cpu: 0.5, Table: 0.125);

        Assert.Equal(6e-3 * 1769 / 1024 * 16.6667, route.Compute(1769, Prices.GigabyteSecond), tolerance: 1e-6);
        Assert.Equal(1.325 + route.Compute(256, 0), route.Total(256, 0), tolerance: 1e-9);
    }

    private static HotBlogResult Blog(double rate) => new HotBlog(TableLimits.OfAws, rate, seed: 7).Run();
}
