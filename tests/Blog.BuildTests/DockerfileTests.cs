using System.Text.Json;
using System.Xml.Linq;

namespace Blog.BuildTests;

[Needs(Need.NodeTools)]
public sealed class DockerfileTests : IDisposable
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("build/docker-test/Dockerfile")]
    public async Task A_Dockerfile_breaks_no_rule(string file)
    {
        var outcome = await Repository.Run("node", "build/lint-dockerfile.mjs", file);

        Assert.Equal(new(0, "", ""), outcome);
    }

    [Theory]
    [InlineData("FROM scratch", "from scratch", "warning: Instructions should be written in uppercase letters")]
    [InlineData("COPY --from=published", "COPY --form=published", "error: Unknown flag: form")]
    public async Task A_planted_fault_is_found_and_named(string right, string wrong, string fault)
    {
        var line = Array.FindIndex(Lines, each => each.StartsWith(right, StringComparison.Ordinal));
        await File.WriteAllLinesAsync(_folder.File("Dockerfile"),
            Lines.Select((each, number) =>
                number == line ? each.Replace(right, wrong, StringComparison.Ordinal) : each));

        var outcome = await Repository.Run("node", "build/lint-dockerfile.mjs", _folder.File("Dockerfile"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches($@"Dockerfile\({line + 1},\d+\): {fault}$", outcome.Errors);
    }

    [Fact]
    public void What_it_copies_is_there_and_is_let_into_the_context()
    {
        var letIn = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..].TrimEnd('*')).ToArray();

        Assert.NotEmpty(Copied);
        Assert.All(Copied, path => Assert.True(Matches(path).Length > 0, $"{path} is missing."));
        Assert.All(Copied, path => Assert.Contains(letIn, each => path.StartsWith(each, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Blog.Core")]
    [InlineData("LeanLambda")]
    [InlineData("Blog.Functions")]
    public void Every_lock_file_of_a_project_is_copied_before_the_restore(string project)
    {
        var restore = Array.FindIndex(Lines, line => line.Contains("dotnet restore", StringComparison.Ordinal));
        var copied = CopiedBy(Lines[..restore]).SelectMany(Matches);

        Assert.Superset(LockFiles(project).ToHashSet(StringComparer.Ordinal), copied.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Blog.Core")]
    [InlineData("Blog.Functions")]
    public void Files_that_a_project_has_elsewhere_are_copied(string project)
    {
        var elsewhere = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants()
            .Select(item => (string?)item.Attribute("Include") ?? "")
            .Where(path =>
                path.StartsWith("../", StringComparison.Ordinal) && !path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => $"src/{path["../".Length..]}").ToList();

        Assert.NotEmpty(elsewhere);
        Assert.Subset(Copied.ToHashSet(StringComparer.Ordinal), elsewhere.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_default_is_Amazon_Linux_2023_and_the_framework_of_all_projects()
    {
        var system = DefaultOf("AMAZON_LINUX");

        Assert.Equal("al2023", system);
        Assert.Contains(
            $"FUNCTIONS_FRAMEWORK={PropertyOfAll("FunctionsFramework")}",
            StageOf(system)[^1],
            StringComparison.Ordinal);
        Assert.Contains("FUNCTIONS_FRAMEWORK=net9.0", StageOf("al2")[^1], StringComparison.Ordinal);
    }

    /// <summary>So that each can be given with its digest.</summary>
    [Fact]
    public void Every_image_from_elsewhere_is_an_argument_with_a_default()
    {
        var stages = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .ToList();
        var known = stages.Where(words => words.Length == 4).Select(words => words[3]).Append("scratch").ToList();

        var elsewhere = stages.Select(words => words[1]).Except(known, StringComparer.Ordinal).ToList();

        Assert.Equal(["${AL2023_IMAGE}", "${AL2_IMAGE}", "${AMAZON_LINUX}"], elsewhere);
        Assert.Matches("^amazonlinux:2023(@sha256:[0-9a-f]{64})?$", DefaultOf("AL2023_IMAGE"));
        Assert.Matches("^amazonlinux:2(@sha256:[0-9a-f]{64})?$", DefaultOf("AL2_IMAGE"));
    }

    [Fact]
    public void The_default_has_an_SDK_of_the_band_that_global_json_asks_for()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")));
        var least = Version.Parse(global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!);

        var sdk = Version.Parse(DefaultOf("AL2023_SDK"));

        Assert.InRange(sdk, least, new Version(least.Major, least.Minor, int.MaxValue));
        Assert.Contains($"SDK_CHANNEL={sdk.ToString(2)} ", StageOf("al2023")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_names_every_argument()
    {
        var head = string.Join('\n', Lines.TakeWhile(line => line.StartsWith('#')));
        var arguments = Lines.Where(line => line.StartsWith("ARG ", StringComparison.Ordinal))
            .Select(line => line[4..].Split('=')[0])
            .ToList();

        Assert.NotEmpty(arguments);
        Assert.All(arguments, name => Assert.Matches($@"\n#     {name} ", head));
    }

    private static string[] Copied { get; } = [.. CopiedBy(Lines)];

    private static IEnumerable<string> CopiedBy(string[] lines) => lines
        .Where(line =>
            line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ')[1..^1]);

    /// <summary>The files and folders that a path stands for, which may have a * in its last part.</summary>
    private static string[] Matches(string path) =>
    [
        .. Directory.EnumerateFileSystemEntries(
                Path.Combine(Repository.Root, Path.GetDirectoryName(path)!), Path.GetFileName(path))
            .Select(found => Path.GetRelativePath(Repository.Root, found)),
    ];

    private static string[] LockFiles(string project) => Matches($"src/{project}/packages*.lock.json");

    private static string DefaultOf(string argument) =>
        Assert.Single(Lines, line => line.StartsWith($"ARG {argument}=", StringComparison.Ordinal)).Split('=', 2)[1];

    /// <summary>The instructions of a stage, up to the next.</summary>
    private static string[] StageOf(string system)
    {
        var first = Array.FindIndex(Lines, line => line.EndsWith($" AS {system}", StringComparison.Ordinal));
        return [.. Lines.Skip(first + 1).TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))];
    }

    private static string PropertyOfAll(string name) =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Descendants(name).First().Value;
}
