namespace Blog.BuildTests;

public sealed class MarkdownLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[there](docs/there.md)")]
    [InlineData("[there](docs/there.md#part), [a folder](docs), [![a picture](docs/there.md)](docs/there.md)")]
    [InlineData("<img src=\"docs/there.md\">, [elsewhere](https://example.com/x.md), [here](#part)")]
    public void A_link_that_leads_somewhere_is_fine(string text) => Assert.Empty(Dead(text));

    [Theory]
    [InlineData("[gone](docs/gone.md)")]
    [InlineData("[gone](docs/gone.md#part)")]
    [InlineData("[![there](docs/there.md)](docs/gone.md)")]
    [InlineData("<source srcset=\"docs/gone.md\">")]
    public void A_link_that_leads_nowhere_is_told(string text) =>
        Assert.Equal(["README.md links to docs/gone.md, which is not there"], Dead(text));

    [Fact]
    public void No_link_of_the_documentation_leads_nowhere()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Repository.Root, "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories),
        ];
        Assert.Contains(files, file => file.EndsWith("/docs/targets.md", StringComparison.Ordinal));
        Assert.Empty(MarkdownLinks.Dead(
            Repository.Root,
            files.Select(file => Path.GetRelativePath(Repository.Root, file))));
    }

    private IEnumerable<string> Dead(string text)
    {
        Directory.CreateDirectory(_folder.File("docs"));
        File.WriteAllText(_folder.File("docs", "there.md"), "");
        File.WriteAllText(_folder.File("README.md"), text);
        return MarkdownLinks.Dead(_folder.Path, ["README.md"]);
    }
}
