using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>The pictures of a run, as specifications of Vega-Lite (https://vega.github.io/vega-lite/docs/).</summary>
internal static class Chart
{
    internal const int Width = 560;

    private static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        ["Sdk"] = "#009E73",
        ["Lean"] = "#56C5A5",
        ["SdkUsual"] = "#E69F00",
        ["LeanUsual"] = "#F0CC7A",
        ["Jit"] = "#D55E00",
        ["Node"] = "#3B8FD0",
        ["Limit"] = "#8C8C8C",
        ["Other"] = "#CC79A7",
    };

    /// <summary>By the names of their files; only those that the run has samples for.</summary>
    internal static IEnumerable<(string Name, JsonObject Specification)> All(SavedRun run, Theme theme) =>
        from chart in new (string Name, JsonObject? Specification)[]
        {
            ("cold", ColdChart.Of(run)),
            ("memory", MemoryChart.Of(run)),
            ("warm", WarmChart.Of(run)),
            ("pages", PagesChart.Of(run)),
        }
        where chart.Specification is not null
        select (chart.Name, Framed(chart.Specification, theme));

    /// <summary>The peers that do the same work as CreatePost, which lines are drawn of.</summary>
    internal static PeerRow[] SameWork(SavedRun run) => [.. run.Peers.Where(peer => peer.Route == "CreatePost")];

    internal static JsonObject Rows(IEnumerable<JsonObject> rows) => new() { ["values"] = new JsonArray([.. rows]) };

    /// <param name="scale">Linear, which starts at 0, or log.</param>
    /// <param name="ticks">None leaves them to Vega-Lite.</param>
    internal static JsonObject Axis(string field, string title, string scale, params double[] ticks)
    {
        var axis = new JsonObject { ["title"] = title };
        if (ticks.Length > 0) axis["values"] = new JsonArray([.. ticks.Select(tick => (JsonNode)tick)]);
        return new()
        {
            ["field"] = field,
            ["type"] = "quantitative",
            ["scale"] = new JsonObject { ["type"] = scale, ["nice"] = false, ["zero"] = scale == "linear" },
            ["axis"] = axis,
        };
    }

    /// <summary>One colour for each kind of peer, the same in all pictures.</summary>
    internal static JsonObject Colour(IReadOnlyList<PeerRow> peers) => new()
    {
        ["field"] = "peer",
        ["type"] = "nominal",
        ["title"] = null,
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray([.. peers.Select(peer => (JsonNode)peer.Name)]),
            ["range"] = new JsonArray([.. peers.Select(peer => (JsonNode)Colours[peer.Kind])]),
        },
    };

    internal static JsonObject Framed(JsonObject chart, Theme theme)
    {
        chart["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
        chart["background"] = null;
        chart["padding"] = 10;
        chart["config"] = theme.Config;
        return chart;
    }
}
