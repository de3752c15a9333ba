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
            CheckHeader(route, header.Name, header.Value.GetString()!);
        if (status == 304) Must.Hold(body == "", "A 304 has no body.");
        else CheckBody(route, status, body);
    }

    private static void CheckHeader(Route route, string name, string value)
    {
        Must.Hold(
            value.All(character => character is >= ' ' and <= '~'),
            $"{route.Name} has the header {name}, which is not printable ASCII.");
        if (name == "location") Must.Hold(IsOnSameHost(value), "A location is on the same host.");
    }

    private static bool IsOnSameHost(string reference) =>
        Uri.IsWellFormedUriString(reference, UriKind.RelativeOrAbsolute)
        && (reference == "" || reference[0] == '/')
        && !reference.StartsWith("//", StringComparison.Ordinal);

    private static void CheckBody(Route route, int status, string body)
    {
        using var json = JsonDocument.Parse(body);
        Must.Hold(json.RootElement.ValueKind is JsonValueKind.Object, $"{route.Name} has a body that is no object.");
        if (status < 400) return;
        Must.Hold(json.RootElement.GetProperty("status").GetInt32() == status, "A problem names its status.");
        Must.Hold(
            IsOnSameHost(json.RootElement.GetProperty("instance").GetString()!),
            "A problem's instance is a reference to the same host.");
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
