using System.Text;
using System.Text.Json;

namespace Blog.Bench.Measuring;

/// <summary>What a peer said, in one line that is short enough for a table.</summary>
internal static class Excerpt
{
    private const int Longest = 120;

    internal static string Of(string text)
    {
        var line = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..Longest]}…";
    }

    /// <summary>
    /// The status code and the start of the body; of a response that has no status code, its own start.
    /// </summary>
    internal static string OfResponse(byte[] response)
    {
        try
        {
            var root = JsonElement.Parse(response);
            var status = root.GetProperty("statusCode").GetInt32();
            var body = root.TryGetProperty("body", out var text) ? Of(text.ToString()) : "";
            return $"{status} {body}".TrimEnd();
        }
        catch (Exception other) when (other is JsonException
            or InvalidOperationException
            or KeyNotFoundException
            or FormatException)
        {
            // A peer may answer anything: no JSON, no object, a status that is no number, a body that is no text.
            return Of(Encoding.UTF8.GetString(response));
        }
    }
}
