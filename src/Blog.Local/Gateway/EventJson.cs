using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.Local.Gateway;

/// <summary>What the events of both payload versions have in common.</summary>
internal static class EventJson
{
    // As API Gateway writes it: é and " stay short, so that the limit of 6 MB means what it means there.
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Relaxed);

    /// <summary>An object of texts, or null when there are none.</summary>
    public static JsonObject? ObjectOrNull(IEnumerable<(string Name, string Value)> members) =>
        ObjectOrNull(members.Select(member => (member.Name, (JsonNode?)member.Value)));

    /// <summary>An object of arrays of texts, or null when there are none.</summary>
    public static JsonObject? ObjectOrNull(IEnumerable<IGrouping<string, string>> members) =>
        ObjectOrNull(members.Select(member => (member.Key, (JsonNode?)Array(member))));

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];

    /// <summary>As in an access log: <c>22/Nov/2026:00:39:18 +0000</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);

    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    private static JsonObject? ObjectOrNull(IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
            json[name] = value;
        return json.Count == 0 ? null : json;
    }
}
