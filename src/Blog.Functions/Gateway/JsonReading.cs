using System.Text.Json;

namespace Blog.Functions.Gateway;

/// <summary>Reads a value at which a reader stands. Throws <see cref="JsonException"/> for another shape than it
/// wants, and <see cref="InvalidOperationException"/> for a string that is no Unicode.</summary>
internal delegate T JsonShape<out T>(ref Utf8JsonReader json);

/// <summary>
/// Steps of a hand-written <see cref="JsonShape{T}"/>: for an event, which is half dictionaries, the serializer's
/// contracts would cost more of a cold start than all the rest of an event takes (docs/adr/0014).
/// </summary>
internal static class JsonReading
{
    /// <summary>
    /// From an object's start or a member's value to the next member's name; false at the object's end.
    /// </summary>
    internal static bool NextName(this ref Utf8JsonReader json)
    {
        json.Read();
        // Who looks at the name alone would let one pass that is no Unicode.
        if (json is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: true }) json.GetString();
        return json.TokenType is JsonTokenType.PropertyName;
    }

    /// <summary>The value behind the name: a string or null.</summary>
    internal static string? Text(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Null => null,
            _ => throw Unwanted(),
        };
    }

    /// <summary>The value behind the name: an object or null.</summary>
    internal static T? Nested<T>(this ref Utf8JsonReader json, JsonShape<T> shape)
        where T : class
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.StartObject => shape(ref json),
            JsonTokenType.Null => null,
            _ => throw Unwanted(),
        };
    }

    /// <summary>Over the value behind the name, whatever it is.</summary>
    internal static void Pass(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>For a value of another shape than the reader of it wants.</summary>
    internal static JsonException Unwanted() => new();
}
