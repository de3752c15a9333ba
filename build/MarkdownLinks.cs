using System.Text.RegularExpressions;

/// <summary>Links between the files of a repository.</summary>
internal static class MarkdownLinks
{
    /// The target of a link, or of an attribute of HTML, up to an anchor; an address has a colon.
    private const string Link = @"(?:\]\(|(?:href|src|srcset)="")(?<path>[^)""#:\s]+)[)""#]";

    /// <summary>One line for each relative link that leads to no file and no folder.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="files">Paths of Markdown files, below it.</param>
    public static IEnumerable<string> Dead(string root, IEnumerable<string> files) =>
        from file in files.Order(StringComparer.Ordinal)
        from match in Regex.Matches(
            System.IO.File.ReadAllText(System.IO.Path.Combine(root, file)),
            Link,
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1))
        let folder = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(root, file)) ?? ""
        let path = match.Groups["path"].Value
        where !System.IO.Path.Exists(System.IO.Path.Combine(folder, path))
        select $"{file} links to {path}, which is not there";
}
