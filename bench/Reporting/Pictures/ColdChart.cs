using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>Cold start by its two phases, one bar for each peer, at full speed and at 256 MB.</summary>
internal static class ColdChart
{
    internal static JsonObject? Of(SavedRun run)
    {
        var panels = new int?[] { null, 256 }.Select(memory => Panel(run, memory)).OfType<JsonNode>().ToArray();
        return panels.Length == 0 ? null : new()
        {
            ["vconcat"] = new JsonArray(panels),
            ["resolve"] = new JsonObject { ["scale"] = new JsonObject { ["x"] = "independent" } },
        };
    }

    private static JsonObject? Panel(SavedRun run, int? memory)
    {
        var rows = (from peer in run.Peers
                    let own = run.Starts.Where(start => start.Peer == peer.Name && start.Memory == memory).ToArray()
                    where own.Length > 0
                    select (peer.Name, Init: Middle(
                        own,
                        s => s.Init), First: Middle(own, s => s.First), Cold: Middle(own, s => s.Cold))).ToArray();
        var bars = rows.SelectMany(row => new[]
        {
            new JsonObject { ["peer"] = row.Name, ["phase"] = "init", ["ms"] = row.Init },
            new JsonObject { ["peer"] = row.Name, ["phase"] = "first event", ["ms"] = row.First },
        });
        var totals = rows.Select(row =>
            new JsonObject { ["peer"] = row.Name, ["at"] = row.Init + row.First, ["text"] = Markdown.Ms(row.Cold) });
        return rows.Length == 0 ? null : new()
        {
            ["title"] = memory is null ? "at full speed, ms" : $"at {memory} MB, ms",
            ["width"] = Chart.Width - 60,
            ["height"] = new JsonObject { ["step"] = 22 },
            ["layer"] = new JsonArray(Bars(bars), Totals(totals)),
        };
    }

    private static JsonObject Bars(IEnumerable<JsonObject> rows) => new()
    {
        ["data"] = Chart.Rows(rows),
        ["mark"] = "bar",
        ["encoding"] = new JsonObject
        {
            ["y"] = Peers(),
            ["x"] = new JsonObject { ["field"] = "ms", ["type"] = "quantitative", ["title"] = null },
            ["order"] = new JsonObject { ["field"] = "phase", ["type"] = "nominal", ["sort"] = "descending" },
            ["color"] = new JsonObject
            {
                ["field"] = "phase",
                ["type"] = "nominal",
                ["title"] = null,
                ["scale"] = new JsonObject
                {
                    ["domain"] = new JsonArray("init", "first event"),
                    ["range"] = new JsonArray("#3B8FD0", "#E69F00"),
                },
            },
        },
    };

    private static JsonObject Totals(IEnumerable<JsonObject> rows) => new()
    {
        ["data"] = Chart.Rows(rows),
        ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["dx"] = 4, ["fontSize"] = 12 },
        ["encoding"] = new JsonObject
        {
            ["y"] = Peers(),
            ["x"] = new JsonObject { ["field"] = "at", ["type"] = "quantitative" },
            ["text"] = new JsonObject { ["field"] = "text", ["type"] = "nominal" },
        },
    };

    /// <summary>In the order of the run.</summary>
    private static JsonObject Peers() =>
        new() { ["field"] = "peer", ["type"] = "nominal", ["title"] = null, ["sort"] = null };

    private static double Middle(Start[] starts, Func<Start, double> measure) =>
        Math.Round(Statistics.Median(starts.Select(measure)), 2);
}
