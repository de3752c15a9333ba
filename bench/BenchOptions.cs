using System.Globalization;
using Blog.Core;

namespace Blog.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Runs">Starts of each peer at each speed.</param>
/// <param name="Warm">Warm events in each start at full speed; a tenth of them in the others.</param>
/// <param name="Memory">MB, for all peers; null is full speed.</param>
/// <param name="Sweep">MB, for the peers of CreatePost besides: the picture of cold start against memory.</param>
/// <param name="Functions">The routes whose functions are measured; null is all with the edge sdk, and CreatePost
/// besides.</param>
/// <param name="Peers">The kinds of peers.</param>
/// <param name="Others">Peers by name and command.</param>
/// <param name="Pages">Posts in the blogs whose pages are measured; none leaves the measurement out.</param>
/// <param name="Save">The folder of the document to write, or null.</param>
/// <param name="ReportOnly">Nothing is measured; the document is written from the saved run.</param>
/// <param name="CommandLine">As it was.</param>
internal sealed record BenchOptions(
    int Runs = 20,
    int Warm = 1000,
    IReadOnlyList<int?>? Memory = null,
    IReadOnlyList<int?>? Sweep = null,
    IReadOnlyList<Route>? Functions = null,
    IReadOnlyList<string>? Peers = null,
    IReadOnlyList<KeyValuePair<string, string>>? Others = null,
    IReadOnlyList<int>? Pages = null,
    string? Save = null,
    bool ReportOnly = false,
    string CommandLine = "")
{
    internal static readonly IReadOnlyList<string> PeerKinds = ["sdk", "lean", "usual", "jit", "node", "limit"];

    internal static readonly IReadOnlyList<int?> AllMemory = [null, 256];

    private const string FullSpeed = "full";

    private static readonly Dictionary<string, Option> All = new(StringComparer.Ordinal)
    {
        ["--runs"] = new("1 to 1000", (o, v) => Number(v, 1, 1000) is { } n ? o with { Runs = n } : null),
        ["--warm"] = new("0 to 100000", (o, v) => Number(v, 0, 100_000) is { } n ? o with { Warm = n } : null),
        ["--memory"] = new(
            "full or 64 to 10240, joined by commas",
            (o, v) => Sizes(v) is { } sizes ? o with { Memory = sizes } : null),
        ["--sweep"] = new(
            "64 to 10240, joined by commas",
            (o, v) => Sizes(v) is { } sizes ? o with { Sweep = sizes } : null),
        ["--functions"] = new(string.Join(", ", Routes.All.Select(route => route.Name)), (o, v) =>
            ListOf(v, name => Routes.All.FirstOrDefault(route => route.Name == name)) is { } routes
                ? o with { Functions = routes }
                : null),
        ["--peers"] = new(string.Join(", ", PeerKinds), (o, v) =>
            ListOf(v, name => PeerKinds.FirstOrDefault(kind => kind == name)) is { } kinds
                ? o with { Peers = kinds }
                : null),
        ["--peer"] = new("NAME=COMMAND", (o, v) => v.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } command]
            ? o with { Others = [.. o.Others ?? [], KeyValuePair.Create(name, command)] } : null),
        ["--pages"] = new("1 to 1000000, joined by commas", (o, v) =>
            ListOf(v, size => Number(size, 1, 1_000_000)) is { } sizes
                ? o with { Pages = [.. sizes.Select(size => size!.Value)] }
                : null),
        ["--save"] = new("a folder", (o, v) => o with { Save = v }),
    };

    /// <summary>The options, or one line that says what is wrong and what is allowed.</summary>
    internal static (BenchOptions? Options, string Fault) Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions();
        for (var index = 0; index < args.Count; index++)
        {
            var (name, inline) = args[index].Split('=', 2) is [var n, var v] ? (n, v) : (args[index], null);
            if (args[index] == "--report-only")
            {
                options = options with { ReportOnly = true };
                continue;
            }

            if (!All.TryGetValue(name, out var option))
                return (null, $"Unknown option '{name}'. Allowed: {string.Join(", ", All.Keys)}, --report-only.");
            var value = inline ?? (++index < args.Count ? args[index] : "");
            if (value.Length == 0 || option.Set(options, value) is not { } read)
                return (null, $"Option '{name}' wants {option.Allowed}; it got '{value}'.");
            options = read;
        }

        return options is { ReportOnly: true, Save: null }
            ? (null, "--report-only needs --save, the folder of the saved run.")
            : (options with { CommandLine = string.Join(' ', args) }, "");
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(
            text,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number) && number >= least && number <= most ? number : null;

    private static List<int?>? Sizes(string text) =>
        ListOf(
            text,
            each => each == FullSpeed ? -1 : Number(each, 64, 10240))?.ConvertAll(size => size == -1 ? null : size);

    /// <summary>Null where one of the parts is not allowed.</summary>
    private static List<T>? ListOf<T>(string text, Func<string, T?> read)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(read).ToList();
        return parts.TrueForAll(part => part is not null) ? parts.ConvertAll(part => part!) : null;
    }

    private sealed record Option(string Allowed, Func<BenchOptions, string, BenchOptions?> Set);
}
