namespace Blog.BuildTests;

/// <summary>
/// The list by which the native compiler places methods. A stale name only costs locality, so that nothing else fails.
/// </summary>
[Needs(Need.NativeExecutable)]
public sealed class MethodOrderTests
{
    private static readonly string Methods = Path.Combine(Repository.Root, "artifacts", "function.methods");

    private static readonly string[] Listed =
        File.ReadAllLines(Path.Combine(Repository.Root, "src", "Blog.Functions", "MethodOrder.txt"));

    /// <summary>In the order of their addresses.</summary>
    private static string[] Placed()
    {
        Assert.SkipUnless(
            File.Exists(Methods),
            "artifacts/function is not placed by the list: it is of another edge, of .NET 9, or compiled in Docker.");
        return [.. File.ReadLines(Methods).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
    }

    [Fact]
    public void At_least_half_of_the_listed_methods_are_in_the_executable()
    {
        var present = Listed.Intersect(Placed(), StringComparer.Ordinal).Count();

        Assert.True(
            present * 2 >= Listed.Length && present > 1000,
            $"{present} of the {Listed.Length} methods of src/Blog.Functions/MethodOrder.txt are in the executable: "
            + "record it anew (docs/targets.md), or delete it, IlcOrderFile in Blog.Functions.csproj and this test.");
    }

    [Fact]
    public void The_listed_methods_come_first_in_the_executable()
    {
        var placed = Placed();
        var present = Listed.Intersect(placed, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

        Assert.InRange(placed.Take(present.Count).Count(present.Contains), present.Count * 9 / 10, present.Count);
    }
}
