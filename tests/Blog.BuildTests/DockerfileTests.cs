namespace Blog.BuildTests;

[Needs(Need.NodeTools)]
public sealed class DockerfileTests : IDisposable
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_Dockerfile_breaks_no_rule()
    {
        var outcome = await Repository.Run("node", "build/lint-dockerfile.mjs", "Dockerfile");

        Assert.Equal(new(0, "", ""), outcome);
    }

    [Theory]
    [InlineData("FROM scratch", "from scratch", "warning: Instructions should be written in uppercase letters")]
    [InlineData("COPY --from=published", "COPY --form=published", "error: Unknown flag: form")]
    public async Task A_planted_fault_is_found_and_named(string right, string wrong, string fault)
    {
        var line = Array.FindIndex(Lines, each => each.StartsWith(right, StringComparison.Ordinal));
        await File.WriteAllLinesAsync(_folder.File("Dockerfile"),
            Lines.Select((each, number) => number == line ? each.Replace(right, wrong, StringComparison.Ordinal) : each));

        var outcome = await Repository.Run("node", "build/lint-dockerfile.mjs", _folder.File("Dockerfile"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches($@"Dockerfile\({line + 1},\d+\): {fault}$", outcome.Errors);
    }

    [Fact]
    public void What_it_copies_is_there_and_is_let_into_the_context()
    {
        var letIn = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..].TrimEnd('*')).ToArray();
        var copied = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToArray();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} is missing."));
        Assert.All(copied, path => Assert.Contains(letIn, each => path.StartsWith(each, StringComparison.Ordinal)));
    }
}
