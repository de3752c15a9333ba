using System.Text;
using System.Text.Json;

namespace Blog.PropertyTests.Gateway;

internal static class Mutations
{
    /// <summary>Replaces the value of one token of a JSON text, whole objects and arrays too, by other text.</summary>
    /// <param name="at">Which one, modulo.</param>
    internal static byte[] Replace(byte[] json, int at, string by)
    {
        var values = Values(json);
        if (values.Count == 0) return json;
        var (start, end) = values[at % values.Count];
        return [.. json[..start], .. Encoding.UTF8.GetBytes(by), .. json[end..]];
    }

    private static List<(int Start, int End)> Values(byte[] json)
    {
        var found = new List<(int Start, int End)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1_000 });
        try
        {
            while (reader.Read())
            {
                var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push(start);
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    found.Add((open.Pop(), end));
                else if (reader.TokenType is not JsonTokenType.PropertyName) found.Add((start, end));
            }
        }
        catch (JsonException)
        {
            // What was found before the first fault will do.
        }

        return found;
    }
}
