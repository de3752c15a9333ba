using YamlDotNet.RepresentationModel;

namespace Blog.BuildTests;

/// <summary>A workflow, or an action of the repository's own, as it is written.</summary>
internal sealed record Workflow(string Path, IReadOnlyList<string> Lines, YamlMappingNode Yaml)
{
    private static readonly string Folder = System.IO.Path.Combine(Repository.Root, ".github");

    public static IReadOnlyList<Workflow> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    /// <summary>Without the actions.</summary>
    public static IEnumerable<Workflow> Workflows => All.Where(each => each.Yaml.Children.ContainsKey("jobs"));

    public static Workflow Named(string file) => Workflows.Single(each => each.Path == $"workflows/{file}");

    public IEnumerable<(string Name, YamlMappingNode Job)> Jobs =>
        ((YamlMappingNode)Yaml["jobs"]).Select(job => ($"{Path}: {job.Key}", (YamlMappingNode)job.Value));

    /// <summary>The text of every <c>run</c>, in a job or in an action.</summary>
    public IEnumerable<string> Commands => Yaml.AllNodes.OfType<YamlMappingNode>()
        .SelectMany(node => node.Children)
        .Where(member => member is { Key: YamlScalarNode { Value: "run" }, Value: YamlScalarNode })
        .Select(member => ((YamlScalarNode)member.Value).Value!);

    public override string ToString() => Path;

    private static Workflow Read(string file)
    {
        var (yaml, text) = (new YamlStream(), File.ReadAllText(file));
        yaml.Load(new StringReader(text));
        return new(
            System.IO.Path.GetRelativePath(Folder, file),
            text.Split('\n'),
            (YamlMappingNode)yaml.Documents[0].RootNode);
    }
}
