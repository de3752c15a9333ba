using System.Diagnostics;
using System.Text.Json.Nodes;
using Blog.EndToEndTests;
using Blog.Local;

namespace Blog.ReliabilityTests.Soaking;

/// <summary>The colours of what is not data; the background is the page's own.</summary>
internal sealed record ChartTheme(string Name, string Text, string Lines);

/// <summary>Memory and descriptors over time, drawn by Vega-Lite (https://vega.github.io/vega-lite/docs/).</summary>
internal static class SoakChart
{
    internal static IReadOnlyList<ChartTheme> Themes { get; } =
        [new("light", "#24292f", "#d0d7de"), new("dark", "#e6edf3", "#444c56")];

    internal static void Draw(IReadOnlyList<Sample> samples, ChartTheme theme, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var specification = Path.GetTempFileName();
        File.WriteAllText(specification, Chart(samples, theme).ToJsonString());
        var program = Path.Combine(LocalCloud.Root, "node_modules", "vega-lite", "bin", "vl2svg");
        using var drawing = Process.Start("node", [program, specification, file]);
        drawing.WaitForExit();
        File.Delete(specification);
        if (drawing.ExitCode != 0)
            throw new CannotRunException(
                $"{file} could not be drawn: Vega-Lite needs Node.js 20 and `npm ci --ignore-scripts`.");
    }

    private static JsonObject Chart(IReadOnlyList<Sample> samples, ChartTheme theme) => new()
    {
        ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
        ["background"] = null,
        ["padding"] = 10,
        ["vconcat"] = new JsonArray(
            Panel(samples, "memory, MB", each => each.FunctionMegabytes, each => each.GatewayMegabytes),
            Panel(samples, "open descriptors", each => each.FunctionDescriptors, each => each.GatewayDescriptors)),
        ["config"] = Config(theme),
    };

    private static JsonObject Panel(
        IReadOnlyList<Sample> samples,
        string title,
        Func<Sample, double> function,
        Func<Sample, double> gateway) => new()
        {
            ["width"] = 560,
            ["height"] = 140,
            ["data"] = new JsonObject
            {
                ["values"] = new JsonArray([
                .. Rows(samples, "largest function process", function),
                .. Rows(samples, "gateway", gateway),
            ]),
            },
            ["mark"] = "line",
            ["encoding"] = new JsonObject
            {
                ["x"] = Axis("minute", "minutes"),
                ["y"] = Axis("value", title),
                ["color"] = new JsonObject
                {
                    ["field"] = "process",
                    ["type"] = "nominal",
                    ["title"] = null,
                    ["scale"] = new JsonObject { ["range"] = new JsonArray("#009E73", "#3B8FD0") },
                },
            },
        };

    private static IEnumerable<JsonNode> Rows(
        IReadOnlyList<Sample> samples, string process, Func<Sample, double> value) =>
        samples.Select(sample => (JsonNode)new JsonObject
        {
            ["minute"] = Math.Round(sample.Minute, 2),
            ["process"] = process,
            ["value"] = Math.Round(value(sample), 1),
        });

    private static JsonObject Axis(string field, string title) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["axis"] = new JsonObject { ["title"] = title },
    };

    private static JsonObject Config(ChartTheme theme) => new()
    {
        ["font"] = "Helvetica, Arial, sans-serif",
        ["view"] = new JsonObject { ["stroke"] = null },
        ["axis"] = new JsonObject
        {
            ["labelColor"] = theme.Text,
            ["titleColor"] = theme.Text,
            ["gridColor"] = theme.Lines,
            ["domainColor"] = theme.Lines,
            ["tickColor"] = theme.Lines,
            ["titleFontWeight"] = "normal",
        },
        ["legend"] = new JsonObject { ["labelColor"] = theme.Text, ["labelLimit"] = 260 },
    };
}
