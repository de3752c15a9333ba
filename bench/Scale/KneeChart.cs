using System.Text.Json.Nodes;
using Blog.Bench.Reporting.Pictures;

namespace Blog.Bench.Scale;

/// <summary>The latency of the creates that are answered 201, against the rate of creates.</summary>
internal static class KneeChart
{
    private static readonly double[] Ticks = [5, 10, 20, 50, 100, 200, 500, 1000, 2000];

    internal static JsonObject Of(IReadOnlyList<HotBlogResult> sweep) => new()
    {
        ["width"] = Chart.Width,
        ["height"] = 220,
        ["data"] = Chart.Rows(sweep.SelectMany(result => new[]
        {
            Point(result, "50 %", result.P50),
            Point(result, "99 %", result.P99),
        })),
        ["mark"] = new JsonObject { ["type"] = "line", ["point"] = true },
        ["encoding"] = new JsonObject
        {
            ["x"] = Chart.Axis("rate", "creates a second in one blog", "linear"),
            ["y"] = Chart.Axis("ms", "a create takes at most, ms", "log", Ticks),
            ["color"] = new JsonObject
            {
                ["field"] = "of the creates",
                ["type"] = "nominal",
                ["scale"] = new JsonObject { ["range"] = new JsonArray("#009E73", "#D55E00") },
            },
        },
    };

    private static JsonObject Point(HotBlogResult result, string share, double milliseconds) => new()
    {
        ["rate"] = result.Rate,
        ["of the creates"] = share,
        ["ms"] = Math.Round(milliseconds, 2),
    };
}
