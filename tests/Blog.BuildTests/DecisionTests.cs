using System.Text.RegularExpressions;

namespace Blog.BuildTests;

/// <summary>
/// The records of decisions say what a reader asks first: whether one is in force, since when, and what else there was.
/// </summary>
public sealed partial class DecisionTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "adr");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "0*.md")
            .Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal)];

    /// <summary>A copy of the template begins without any.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void A_decision_has_its_status_its_date_and_the_alternatives(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var number = int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture);

        Assert.StartsWith($"# {number}. ", text, StringComparison.Ordinal);
        Assert.Matches(Status(), text);
        Assert.Matches(Alternatives(), text);
    }

    [Fact]
    public void The_decisions_are_numbered_without_a_gap() => Assert.Equal(
        Enumerable.Range(1, Files.Count).Select(number => $"{number:0000}"),
        Files.Select(row => row.Data[..4]),
        StringComparer.Ordinal);

    [GeneratedRegex(
        @"^# .+\n\nStatus: (accepted|superseded)\. Date: 20\d\d-\d\d-\d\d\.",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Status();

    [GeneratedRegex(@"^## Alternatives\n\n?\S", RegexOptions.Multiline, 1000)]
    private static partial Regex Alternatives();
}
