using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

/// <summary>What <c>dotnet cake --target=Pack</c> makes.</summary>
[Needs(Need.ClientPackage)]
public sealed class PackageTests
{
    private static readonly string Packages = Path.Combine(LocalCloud.Root, "artifacts", "packages");

    [Fact]
    public void The_package_holds_the_assembly_its_documentation_and_the_readme()
    {
        using var package = Open("Blog.Client.*.nupkg");

        Assert.Subset(
            package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
            {
                "README.md",
                "lib/net8.0/Blog.Client.dll",
                "lib/net8.0/Blog.Client.xml",
            });
        Assert.Equal(
            File.ReadAllText(Path.Combine(LocalCloud.Root, "src", "Blog.Client", "README.md")),
            Encoding.UTF8.GetString(Read(package, "README.md")));
    }

    [Fact]
    public void The_package_depends_on_Polly_and_on_nothing_else()
    {
        using var package = Open("Blog.Client.*.nupkg");
        var nodes = XDocument.Parse(Encoding.UTF8.GetString(Read(package, "Blog.Client.nuspec")).TrimStart('\ufeff'))
            .Descendants().ToLookup(node => node.Name.LocalName, StringComparer.Ordinal);

        Assert.Equal("Polly.Core", (string?)Assert.Single(nodes["dependency"]).Attribute("id"));
        Assert.Equal(
            ("Blog.Client", "MIT", "README.md"),
            (nodes["id"].Single().Value, nodes["license"].Single().Value, nodes["readme"].Single().Value));
    }

    [Fact]
    public void The_symbols_are_a_package_of_their_own()
    {
        using var symbols = Open("Blog.Client.*.snupkg");

        Assert.NotEmpty(Read(symbols, "lib/net8.0/Blog.Client.pdb"));
    }

    [Fact]
    public void No_path_of_the_machine_that_packed_it_is_in_the_package()
    {
        using var package = Open("Blog.Client.*.nupkg");
        using var symbols = Open("Blog.Client.*.snupkg");

        Assert.All(
            [Read(package, "lib/net8.0/Blog.Client.dll"), Read(symbols, "lib/net8.0/Blog.Client.pdb")],
            file => Assert.DoesNotContain(LocalCloud.Root, Encoding.Latin1.GetString(file), StringComparison.Ordinal));
    }

    private static ZipArchive Open(string pattern) =>
        ZipFile.OpenRead(Assert.Single(Directory.GetFiles(Packages, pattern)));

    private static byte[] Read(ZipArchive package, string name)
    {
        using var content = package.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
