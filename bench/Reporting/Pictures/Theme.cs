using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>The colours of what is not data; the background is the page's own.</summary>
internal sealed record Theme(string Name, string Text, string Lines)
{
    internal static IReadOnlyList<Theme> All { get; } =
        [new("light", "#24292f", "#d0d7de"), new("dark", "#e6edf3", "#444c56")];

    internal JsonObject Config => new()
    {
        ["font"] = "Helvetica, Arial, sans-serif",
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject
        {
            ["labelColor"] = Text,
            ["titleColor"] = Text,
            ["gridColor"] = Lines,
            ["domainColor"] = Lines,
            ["tickColor"] = Lines,
            ["labelFontSize"] = 12,
            ["titleFontSize"] = 12,
            ["titleFontWeight"] = "normal",
            ["labelLimit"] = 260,
        },
        ["legend"] = new JsonObject
        {
            ["labelColor"] = Text,
            ["titleColor"] = Text,
            ["labelFontSize"] = 12,
            ["titleFontSize"] = 12,
            ["labelLimit"] = 260,
        },
        ["title"] = new JsonObject { ["color"] = Text, ["fontSize"] = 13, ["anchor"] = "start" },
        ["text"] = new JsonObject { ["color"] = Text },
        ["header"] = new JsonObject { ["labelColor"] = Text, ["titleColor"] = Text, ["labelFontSize"] = 13 },
    };
}
