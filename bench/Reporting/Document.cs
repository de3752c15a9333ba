using System.Text.RegularExpressions;

namespace Blog.Bench.Reporting;

/// <summary>
/// The document, whose tables stand between two comments, <c>bench: NAME</c> and <c>/bench</c>; all else in it is
/// written by hand.
/// </summary>
internal static partial class Document
{
    /// <summary>The text with each of its tables made anew. A name that there is no table for is a fault.</summary>
    internal static string WithTables(string text, IReadOnlyDictionary<string, string> tables) =>
        Places().Replace(text, place => Filled(place.Groups["name"].Value, tables));

    private static string Filled(string name, IReadOnlyDictionary<string, string> tables) =>
        tables.TryGetValue(name, out var table)
            ? $"<!-- bench: {name} -->\n{Padded(table)}<!-- /bench -->"
            : throw new BenchException(
                $"The document has a place for '{name}', which no table is called; there are: "
                + $"{string.Join(", ", tables.Keys)}.");

    private static string Padded(string table) => table.Length == 0 ? "" : $"\n{table.Trim()}\n\n";

    [GeneratedRegex(
        "<!-- bench: (?<name>[a-z0-9-]+) -->.*?<!-- /bench -->",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
