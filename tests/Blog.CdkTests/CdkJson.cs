using System.Text.Json;

namespace Blog.CdkTests;

/// <summary>The context of cdk/cdk.json, which has all defaults.</summary>
internal static class CdkJson
{
    internal static readonly string Folder = Path.Combine(Repository.Root, "cdk");

    /// <summary>Without the CDK's own flags, whose names begin with an at sign.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } =
        Read().Where(pair => !pair.Key.StartsWith('@'))
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <param name="changes">Such as <c>stage=prod</c>, as <c>cdk -c</c> takes them; an empty value after the
    /// sign.</param>
    internal static Dictionary<string, object> ContextWith(params string[] changes)
    {
        var context = Read().ToDictionary(pair => pair.Key, pair => ToObject(pair.Value), StringComparer.Ordinal);
        foreach (var change in changes)
            context[change.Split('=')[0]] = change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return context;
    }

    private static Dictionary<string, JsonElement> Read() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "cdk.json"))).RootElement
            .GetProperty("context").Deserialize<Dictionary<string, JsonElement>>()!;

    private static object ToObject(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetBoolean(),
    };
}
