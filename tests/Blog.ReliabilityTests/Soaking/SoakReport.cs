using System.Globalization;
using System.Text.RegularExpressions;
using Blog.EndToEndTests;
using Blog.ReliabilityTests.Faults;
using Blog.ReliabilityTests.Load;

namespace Blog.ReliabilityTests.Soaking;

/// <summary>Writes a soak into docs/reliability.md: the block of its edge, and its picture beside it.</summary>
internal static partial class SoakReport
{
    private static readonly string Document = Path.Combine(LocalCloud.Root, "docs", "reliability.md");

    internal static void Save(SoakOptions options, Tally tally, IReadOnlyList<Sample> samples)
    {
        foreach (var theme in SoakChart.Themes)
            SoakChart.Draw(samples, theme, Path.Combine(
                LocalCloud.Root, "docs", "reliability", $"{options.Edge}-{theme.Name}.svg"));
        var text = File.ReadAllText(Document);
        var changed = Places().Replace(text, place => place.Groups["edge"].Value == options.Edge
            ? $"<!-- soak: {options.Edge} -->\n\n{Block(options, tally, samples)}\n\n<!-- /soak -->"
            : place.Value);
        File.WriteAllText(Document, changed);
    }

    private static string Block(SoakOptions options, Tally tally, IReadOnlyList<Sample> samples) => Invariant(
        $"""
        Edge `{options.Edge}`, {DateTime.UtcNow:yyyy-MM-dd}, `dotnet cake --target=Soak --edge={options.Edge} --minutes={options.Minutes} --seed={options.Seed}`:

        | | |
        |---|---:|
        | minutes | {options.Minutes} |
        | requests of callers | {tally.Requests:N0} |
        | posts, in so many blogs | {tally.Posts:N0}, {tally.Blogs:N0} |
        | requests to DynamoDB, of these spoiled | {tally.Dynamo.Clean + tally.Dynamo.Spoiled:N0}, {tally.Dynamo.Spoiled:N0} |
        | function processes killed | {tally.Kills:N0} |
        | responses of the gateway in the place of a killed function | {tally.FunctionFaults:N0} |
        | writes and reads whose outcome the caller does not know | {tally.Unknown:N0} |
        | violations | {tally.Violations.Count:N0} |
        | memory of the largest function process, most over time | {samples.Max(each => each.FunctionMegabytes):0.0} MB |
        | open descriptors of a function process, most over time | {samples.Max(each => each.FunctionDescriptors)} |
        | memory of the gateway, in the first and in the last tenth | {Part(samples, isFirst: true):0} MB, {Part(samples, isFirst: false):0} MB |

        Spoiled: {string.Join(", ", tally.Spoilt.Where(each => each.Key is not Spoil.None).OrderBy(each => each.Key)
            .Select(each => $"{Words(each.Key)} {each.Value}"))}.

        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="reliability/{options.Edge}-dark.svg">
          <img alt="Memory and open descriptors of the processes over time" src="reliability/{options.Edge}-light.svg">
        </picture>
        """);

    private static double Part(IReadOnlyList<Sample> samples, bool isFirst)
    {
        var count = Math.Max(1, samples.Count / 10);
        return (isFirst ? samples.Take(count) : samples.TakeLast(count)).Average(each => each.GatewayMegabytes);
    }

    private static string Words(Spoil spoil) => Humps().Replace($"{spoil}", " ${capital}").Trim().ToLowerInvariant();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<capital>[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps();

    [GeneratedRegex(
        "<!-- soak: (?<edge>[a-z]+) -->.*?<!-- /soak -->",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
