namespace Blog.BuildTests;

/// <summary>
/// What was published stays within its budget: bytes that creep in cost every cold start. A change that needs more says why
/// in docs/performance.md, and raises the budget.
/// </summary>
[Needs(Need.NativeExecutable)]
public sealed class SizeTests
{
    [Theory]
    [InlineData("function/bootstrap", 6.6)]
    [InlineData("function.zip", 2.9)]
    public void The_published_file_is_within_its_budget(string file, double megabytes) =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "artifacts", file)).Length / 1e6, 1, megabytes);
}
