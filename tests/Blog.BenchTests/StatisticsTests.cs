using Blog.Bench.Reporting;

namespace Blog.BenchTests;

public class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 7.0 }, 50, 7.0)]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 50, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0 }, 50, 2.5)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0, 5.0 }, 0, 1.0)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0, 5.0 }, 100, 5.0)]
    [InlineData(new[] { 10.0, 20.0 }, 99, 19.9)]
    public void Percentiles_lie_between_the_samples_next_to_them(double[] samples, double percent, double expected) =>
        Assert.Equal(expected, Statistics.Percentile(samples, percent), precision: 9);

    [Fact]
    public void All_percentiles_can_be_asked_for_again()
    {
        var samples = Enumerable.Range(0, 1001).Reverse().Select(number => (double)number).ToArray();
        var percentiles = Statistics.Percentiles(samples);
        Assert.All(Statistics.Percents, percent =>
            Assert.Equal(percent * 10, Statistics.FromPercentiles(percentiles, percent), precision: 9));
    }
}
