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

    private static string Block(SoakOptions options, Tally tally, IReadOnlyList<Sample> samples) => $"""
        Edge `{options.Edge}`, {DateTime.UtcNow:yyyy-MM-dd},
        `dotnet cake --target=Soak --edge={options.Edge} --minutes={options.Minutes} --seed={options.Seed}`:

        | | |
        |---|---:|
        {string.Join('\n', Rows(options, tally, samples).Select(row => Invariant($"| {row.Name} | {row.Value} |")))}

        Spoiled: {string.Join(", ", Spoils(tally))}.

        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="reliability/{options.Edge}-dark.svg">
          <img alt="Memory and open descriptors of the processes over time" src="reliability/{options.Edge}-light.svg">
        </picture>
        """;

    private static IEnumerable<(string Name, string Value)> Rows(
        SoakOptions options, Tally tally, IReadOnlyList<Sample> samples)
    {
        var (clean, spoiled) = tally.Dynamo;
        yield return ("minutes", $"{options.Minutes}");
        yield return ("requests of callers", Invariant($"{tally.Requests:N0}"));
        yield return ("posts, in so many blogs", Invariant($"{tally.Posts:N0}, {tally.Blogs:N0}"));
        yield return ("requests to DynamoDB, of these spoiled", Invariant($"{clean + spoiled:N0}, {spoiled:N0}"));
        yield return ("function processes killed", Invariant($"{tally.Kills:N0}"));
        yield return ("responses of the gateway in the place of a killed function", $"{tally.FunctionFaults}");
        yield return ("requests whose outcome the caller does not know", Invariant($"{tally.Unknown:N0}"));
        yield return ("violations", $"{tally.Violations.Count}");
        yield return (
            "memory of the largest function process, most over time",
            Invariant($"{samples.Max(each => each.FunctionMegabytes):0.0} MB"));
        yield return (
            "open descriptors of a function process, most over time",
            $"{samples.Max(each => each.FunctionDescriptors)}");
        yield return (
            "memory of the gateway, in the first and in the last tenth",
            Invariant($"{Part(samples, isFirst: true):0} MB, {Part(samples, isFirst: false):0} MB"));
    }

    private static IEnumerable<string> Spoils(Tally tally) =>
        from each in tally.Spoilt
        where each.Key is not Spoil.None
        orderby each.Key
        select $"{Words(each.Key)} {each.Value}";

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
