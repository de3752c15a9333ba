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
        Places().Replace(text, place => tables.TryGetValue(place.Groups["name"].Value, out var table)
            ? $"<!-- bench: {place.Groups["name"].Value} -->\n{Padded(table)}<!-- /bench -->"
            : throw new BenchException($"The document has a place for '{place.Groups["name"].Value}', which no table is called; there are: {string.Join(", ", tables.Keys)}."));

    private static string Padded(string table) => table.Length == 0 ? "" : $"\n{table.Trim()}\n\n";

    [GeneratedRegex("<!-- bench: (?<name>[a-z0-9-]+) -->.*?<!-- /bench -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
