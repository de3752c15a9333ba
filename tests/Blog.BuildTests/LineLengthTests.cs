namespace Blog.BuildTests;

public sealed class LineLengthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_of_more_than_120_columns_is_refused_by_its_file_and_number()
    {
        var file = Written("long.cs", $"class Long;\n// {new string('x', 118)}\n// {new string('y', 117)}\n");

        Assert.Equal([$"{file}:2 has 121 columns, and 120 are the most: wrap it."], LineLength.Refusals([file]));
    }

    [Fact]
    public void Every_long_line_of_every_file_is_told()
    {
        var (a, b) = (Written("a.cake", $"{Long}\n{Long}"), Written("b.cs", $"\n\n{Long}"));

        Assert.Equal(
            [$"{a}:1", $"{a}:2", $"{b}:3"],
            LineLength.Refusals([b, a]).Select(refusal => refusal.Split(' ')[0]),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Characters_are_counted_and_not_the_bytes_that_they_take() =>
        Assert.Empty(LineLength.Refusals([Written("owls.cs", string.Concat(Enumerable.Repeat("🦉", 120)))]));

    /// <summary>A copy of the template has another name, in as many places.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_longer_name_of_the_project_makes_no_line_too_long(int more, int refusals)
    {
        var line = $"Inventory.Of(inventory){new string('x', 120 - "Blog.Of(blog)".Length + more)}";

        Assert.Equal(refusals, LineLength.Refusals([Written("copy.cs", line)], "Inventory").Count());
    }

    /// <summary>What <c>Format</c> looks at, found here by the names of the files alone.</summary>
    [Fact]
    public void No_line_of_the_code_is_longer() => Assert.Empty(LineLength.Refusals(
        Folders
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.c*", SearchOption.AllDirectories))
            .Append(Path.Combine(Repository.Root, "build.cake"))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cake")
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "cdk.out"))));

    private static readonly string[] Folders =
    [
        "build", "cdk", "src", "tests",
//#if (bench)
        "bench",
//#endif
    ];

    private static string Long { get; } = new('x', 121);

    private string Written(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }
}
