using System.Globalization;
using System.Text.Json;
using Blog.Core;

namespace Blog.Fuzz.Readers;

/// <summary>What docs/openapi.json, and HTTP itself, let a response be.</summary>
internal static class Contract
{
    private static readonly Dictionary<string, HashSet<int>> Statuses = ReadStatuses();

    /// <param name="response">As the function gives it to API Gateway.</param>
    /// <param name="unforeseen">Statuses of the contract that this input must not lead to.</param>
    internal static void Check(Route route, ReadOnlyMemory<byte> response, int[] unforeseen)
    {
        using var json = JsonDocument.Parse(response);
        var status = json.RootElement.GetProperty("statusCode").GetInt32();
        var body = json.RootElement.GetProperty("body").GetString()!;
        Must.Hold(Statuses[route.Name].Contains(status), $"{route.Name} has no status {status} in its contract.");
        Must.Hold(!unforeseen.Contains(status), $"{route.Name} responds with {status}: {body}");
        foreach (var header in json.RootElement.GetProperty("headers").EnumerateObject())
            Must.Hold(
                header.Value.GetString()!.All(character => character is >= ' ' and <= '~'),
                $"{route.Name} has the header {header.Name}, which is not printable ASCII.");
        if (status == 304) Must.Hold(body == "", "A 304 has no body.");
        else CheckBody(route, status, body);
    }

    private static void CheckBody(Route route, int status, string body)
    {
        using var json = JsonDocument.Parse(body);
        Must.Hold(json.RootElement.ValueKind is JsonValueKind.Object, $"{route.Name} has a body that is no object.");
        if (status < 400) return;
        Must.Hold(json.RootElement.GetProperty("status").GetInt32() == status, "A problem names its status.");
        Must.Hold(
            Uri.IsWellFormedUriString(json.RootElement.GetProperty("instance").GetString(), UriKind.RelativeOrAbsolute),
            "A problem's instance is a URI reference.");
    }

    private static Dictionary<string, HashSet<int>> ReadStatuses()
    {
        using var stream = typeof(Contract).Assembly.GetManifestResourceStream("openapi.json")!;
        using var document = JsonDocument.Parse(stream);
        return Routes.All.ToDictionary(
            route => route.Name,
            route => document.RootElement.GetProperty("paths").GetProperty(route.Path)
                .GetProperty(route.Method.ToLowerInvariant()).GetProperty("responses").EnumerateObject()
                .Select(member => int.Parse(member.Name, CultureInfo.InvariantCulture))
                .ToHashSet(),
            StringComparer.Ordinal);
    }
}
