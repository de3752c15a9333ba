/// <summary>Which lines of code are longer than a reader can see without scrolling.</summary>
internal static class LineLength
{
    public const int Most = 120;

    /// <summary>As long as the template's own name, whose lines were wrapped.</summary>
    private const int Named = 4;

    /// <summary>One line for each: the file, the number of the line, and how long it is in characters.</summary>
    /// <param name="files">Their paths.</param>
    /// <param name="name">The project's: a longer one, in a copy of the template, makes no line too long.</param>
    public static IEnumerable<string> Refusals(IEnumerable<string> files, string name = "Blog") =>
        from file in files.Order(StringComparer.Ordinal)
        from line in System.IO.File.ReadLines(file).Select((text, at) => (Number: at + 1, Length: Of(text, name)))
        where line.Length > Most
        select $"{file}:{line.Number} has {line.Length} columns, and {Most} are the most: wrap it.";

    /// A character beyond the Basic Multilingual Plane is one column, and two chars.
    private static int Of(string text, string name) =>
        text.EnumerateRunes().Count() - (NamesIn(text, name) * Math.Max(0, name.Length - Named));

    private static int NamesIn(string text, string name) =>
        text.Split(name, StringSplitOptions.None).Length - 1
        + text.Split(name.ToLowerInvariant(), StringSplitOptions.None).Length - 1;
}
