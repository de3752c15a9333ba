using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>What a page takes against the number of posts in the blog.</summary>
internal static class PagesChart
{
    private static readonly int[] Percents = [50, 90];

    internal static JsonObject? Of(SavedRun run) => run.Pages.Count == 0 ? null : new()
    {
        ["width"] = Chart.Width,
        ["height"] = 220,
        ["data"] = Chart.Rows(from page in run.Pages
                              from percent in Percents
                              let ms = Statistics.Percentile(page.Milliseconds, percent)
                              select new JsonObject
                              {
                                  ["posts"] = page.Posts,
                                  ["of the pages"] = $"{percent} %",
                                  ["ms"] = Math.Round(ms, 3),
                              }),
        ["mark"] = new JsonObject { ["type"] = "line", ["point"] = true },
        ["encoding"] = new JsonObject
        {
            ["x"] = Chart.Axis("posts", "posts in the blog", "log", [.. run.Pages.Select(page => (double)page.Posts)]),
            ["y"] = Chart.Axis("ms", "a page of 10 takes at most, ms", "linear"),
            ["color"] = new JsonObject
            {
                ["field"] = "of the pages",
                ["type"] = "nominal",
                ["scale"] = new JsonObject { ["range"] = new JsonArray("#009E73", "#8C8C8C") },
            },
        },
    };
}
