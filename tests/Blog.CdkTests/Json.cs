using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.CdkTests;

internal static class Json
{
    /// <summary>A JSON text as the CDK's assertions take it: dictionaries, arrays and plain values.</summary>
    internal static Dictionary<string, object?> Shape(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (Dictionary<string, object?>)ToObject(document.RootElement)!;
    }

    private static object? ToObject(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .ToDictionary(pair => pair.Name, pair => ToObject(pair.Value), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    /// <summary>A JSON text as <see cref="Text"/> writes it.</summary>
    internal static string Compact(string json) => JsonNode.Parse(json).Text();

    internal static string Text(this JsonNode? node) => node?.ToJsonString() ?? "nothing";

    /// <summary>The text of a string, or of the pieces of a join with the logical ids of what they refer to.</summary>
    internal static string Joined(this JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } join when join["Fn::Join"] is JsonArray parts =>
            string.Concat(parts[1]!.AsArray().Select(Joined)),
        JsonObject { Count: 1 } reference when reference["Ref"] is { } id => $"{{{id}}}",
        JsonObject { Count: 1 } attribute when attribute["Fn::GetAtt"] is JsonArray path => $"{{{path[0]}.{path[1]}}}",
        _ => node?.ToString() ?? "nothing",
    };
}
