using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.CdkTests;

/// <summary>
/// The whole template of a stage with the defaults, as a file: a change of the stack shows in its diff. With
/// <c>WRITE_GOLDEN=true</c> in the environment, which <c>dotnet cake --target=Golden</c> sets, the files are written
/// anew.
/// </summary>
public class GoldenTests
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_template_is_the_one_that_was_agreed_on(string stage)
    {
        var file = Path.Combine(Repository.Root, $"tests/Blog.CdkTests/golden/{stage}.json");
        var template = WithoutAssetHash(Synthesized.With($"stage={stage}").Root);
        if (Environment.GetEnvironmentVariable("WRITE_GOLDEN") == "true")
            File.WriteAllText(file, template.ToJsonString(Indented) + "\n");
        var differences = Differences("", JsonNode.Parse(File.ReadAllText(file)), template).ToArray();
        Assert.True(
            differences.Length == 0,
            $"The stack differs from golden/{stage}.json. If it should, write the file anew: dotnet cake "
            + "--target=Golden\n"
            + string.Join('\n', differences));
    }

    [Fact]
    public void A_difference_is_told_by_its_place()
    {
        var golden =
            JsonNode.Parse("""{ "Resources": { "A": { "Type": "T", "List": [1, 2] }, "B": { "Type": "T" } } }""");
        var changed =
            JsonNode.Parse("""{ "Resources": { "A": { "Type": "U", "List": [1, 3] }, "C": { "Type": "T" } } }""");
        Assert.Equal(
            [
                """  Resources.A.Type: "T" became "U".""",
                """  Resources.A.List[1]: 2 became 3.""",
                """  Resources.B: {"Type":"T"} is gone.""",
                """  Resources.C: {"Type":"T"} is new.""",
            ],
            Differences("", golden, changed));
    }

    /// <summary>The key of a function's code is a hash of the executable.</summary>
    private static JsonNode WithoutAssetHash(JsonObject template)
    {
        var copy = template.DeepClone();
        foreach (var (_, resource) in copy["Resources"]!.AsObject())
            if (resource!["Properties"]?["Code"] is JsonObject code) code["S3Key"] = "function.zip";
        return copy;
    }

    private static IEnumerable<string> Differences(string path, JsonNode? golden, JsonNode? now) => (golden, now) switch
    {
        (JsonObject before, JsonObject after) => before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key))
            .SelectMany(key => Differences($"{path}.{key}".TrimStart('.'), before[key], after[key])),
        (JsonArray before, JsonArray after) when before.Count == after.Count =>
            Enumerable.Range(0, before.Count).SelectMany(at => Differences($"{path}[{at}]", before[at], after[at])),
        (null, not null) => [$"  {path}: {now.Text()} is new."],
        (not null, null) => [$"  {path}: {golden.Text()} is gone."],
        _ when JsonNode.DeepEquals(golden, now) => [],
        _ => [$"  {path}: {golden.Text()} became {now.Text()}."],
    };
}
