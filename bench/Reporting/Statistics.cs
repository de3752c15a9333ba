namespace Blog.Bench.Reporting;

internal static class Statistics
{
    /// <summary>0 to 99, then 99.1 to 100.</summary>
    internal static IReadOnlyList<double> Percents { get; } =
        [
            .. Enumerable.Range(0, 100).Select(percent => (double)percent),
            .. Enumerable.Range(1, 10).Select(tenth => 99 + (tenth / 10d)),
        ];

    internal static double Median(IEnumerable<double> samples) => Percentile(samples, 50);

    /// <summary>Between two samples, by the line from one to the other. There must be a sample.</summary>
    /// <param name="percent">0 is the least sample, 100 the greatest.</param>
    internal static double Percentile(IEnumerable<double> samples, double percent) =>
        OfSorted([.. samples.Order()], percent);

    /// <summary>Each of <see cref="Percents"/>.</summary>
    internal static IReadOnlyList<double> Percentiles(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return [.. Percents.Select(percent => OfSorted(sorted, percent))];
    }

    /// <summary>One of <see cref="Percents"/> again.</summary>
    internal static double FromPercentiles(IReadOnlyList<double> percentiles, double percent) =>
        percentiles[Percents.Index().First(each => each.Item == percent).Index];

    private static double OfSorted(double[] sorted, double percent)
    {
        var place = percent / 100 * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
