namespace Blog.BuildTests;

/// <summary>
/// What was published stays within its budget: bytes that creep in cost every cold start. A change that needs more
/// raises the budget, and says why.
/// </summary>
[Needs(Need.NativeExecutable, Need.LeanExecutable)]
public sealed class SizeTests
{
    [Theory]
    [InlineData("function/bootstrap", 18)]
    [InlineData("function.zip", 7)]
    [InlineData("function-lean/bootstrap", 8)]
    [InlineData("function-lean.zip", 3.5)]
    public void The_published_file_is_within_its_budget(string file, double megabytes) =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "artifacts", file)).Length / 1e6, 1, megabytes);
}
