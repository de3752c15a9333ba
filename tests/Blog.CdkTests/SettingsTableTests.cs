using System.Text.RegularExpressions;

namespace Blog.CdkTests;

public class SettingsTableTests
{
    [Fact]
    public void The_document_has_every_setting_with_its_default()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs/deploy.md"))
            .Select(line => Regex.Match(
                line,
                @"^\| `(?<key>\w+)` \| (?:`(?<value>[^`]*)` )?\|",
                RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking))
            .Where(match => match.Success)
            .Select(match => (match.Groups["key"].Value, match.Groups["value"].Value));
        Assert.Equal(
            CdkJson.Defaults.Select(pair => (pair.Key, pair.Value)).Order(),
            rows.Order());
    }
}
