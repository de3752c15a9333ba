using System.Globalization;

namespace Blog.Bench.Reporting;

/// <summary>Tables, and numbers as the tables have them.</summary>
internal static class Markdown
{
    /// <param name="title">Over the column of names.</param>
    /// <returns>Nothing where there are no rows.</returns>
    internal static string Table(IReadOnlyList<string> columns, string title, IEnumerable<string> rows) =>
        rows.ToArray() is { Length: > 0 } all
            ? $"{Row([title, .. columns])}\n|---|{string.Concat(columns.Select(_ => "---:|"))}\n"
                + $"{string.Join('\n', all)}\n"
            : "";

    internal static string Row(params IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(Escaped))} |";

    private static string Escaped(string cell) =>
        cell.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    internal static string Speed(int? memory) => memory is { } share ? $"{share} MB" : "full speed";

    /// <summary>With three digits that count, more or less.</summary>
    internal static string Ms(double milliseconds) =>
        Number(milliseconds, milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0);

    internal static string Megabytes(long bytes) => $"{Number(bytes / 1e6, 2)} MB";

    internal static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Number(double value, int decimals) =>
        value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
