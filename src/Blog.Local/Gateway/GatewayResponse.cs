using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Blog.Local.Gateway;

/// <summary>What goes out over HTTP.</summary>
internal sealed record GatewayResponse(
    int Status,
    IReadOnlyList<(string Name, string Value)> Headers,
    ReadOnlyMemory<byte> Body)
{
    // The server's own: they follow from the body and the connection.
    private static readonly string[] NotForwarded = ["content-length", "transfer-encoding", "connection"];

    public static GatewayResponse Json(int status, string json) =>
        new(status, [("Content-Type", "application/json")], Encoding.UTF8.GetBytes(json));

    /// <summary>What a function's response means; null when it is malformed.</summary>
    /// <remarks>
    /// <c>{statusCode, headers, multiValueHeaders (1.0), cookies (2.0), body, isBase64Encoded}</c>. In payload 2.0 any
    /// other JSON is the body of a 200.
    /// </remarks>
    public static GatewayResponse? Parse(ReadOnlyMemory<byte> payload, PayloadVersion version)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            var root = json.RootElement;
            if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("statusCode", out var status))
                return StatusCode(status) is { } code
                    ? new(code, [.. ResponseHeaders(root, version)], ResponseBody(root))
                    : null;
            return version is PayloadVersion.HttpApi ? Json(200, root.GetRawText()) : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }

    private static int? StatusCode(JsonElement value) =>
        int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 200 and <= 599 ? status : null;

    private static IEnumerable<(string Name, string Value)> ResponseHeaders(JsonElement root, PayloadVersion version)
    {
        var single = Members(root, "headers").Select(header => (header.Name, Text(header.Value)));
        var headers = version is PayloadVersion.HttpApi
            ? single.Concat(Items(root, "cookies").Select(cookie => ("Set-Cookie", Text(cookie))))
            : RestHeaders(single.ToList(), root);
        var all = headers.Where(header => !NotForwarded.Contains(header.Item1, StringComparer.OrdinalIgnoreCase))
            .ToList();
        if (!all.All(header => IsToken(header.Item1) && !header.Item2.Any(char.IsControl)))
            throw new FormatException("A header has a character that HTTP does not allow.");
        return all.Any(header => header.Item1.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            ? all
            : all.Prepend(
                ("Content-Type", version is PayloadVersion.HttpApi ? "text/plain;charset=utf-8" : "application/json"));
    }

    /// <summary>
    /// Both are merged; a name in both counts in <c>multiValueHeaders</c> only, when it has that value there.
    /// </summary>
    private static IEnumerable<(string, string)> RestHeaders(List<(string Name, string Value)> single, JsonElement root)
    {
        var multi = Members(root, "multiValueHeaders")
            .SelectMany(header => Elements(header.Value).Select(value => (header.Name, Text(value))))
            .ToList();
        return multi.Concat(single.Except(multi));
    }

    private static byte[] ResponseBody(JsonElement root)
    {
        if (!root.TryGetProperty("body", out var body) || body.ValueKind is JsonValueKind.Null)
            return [];
        if (body.ValueKind is not JsonValueKind.String)
            throw new FormatException("The body is no string.");
        return root.TryGetProperty("isBase64Encoded", out var encoded) && encoded.ValueKind is JsonValueKind.True
            ? body.GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(Text(body));
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? default
        : value.ValueKind is JsonValueKind.Object ? value.EnumerateObject()
        : throw new FormatException($"{name} is no object.");

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? Elements(value)
            : default;

    private static JsonElement.ArrayEnumerator Elements(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException("No array.");

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new FormatException("A value is no text, number or boolean."),
    };

    private static bool IsToken(string name) =>
        name.Length > 0
        && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));
}
