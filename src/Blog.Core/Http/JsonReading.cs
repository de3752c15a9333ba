using System.Text;
using System.Text.Json;

namespace Blog.Core.Http;

/// <summary>Reads a value at which a reader stands. Throws <see cref="JsonException"/> for another shape than it
/// wants, and <see cref="InvalidOperationException"/> for a string that is no Unicode.</summary>
public delegate T JsonShape<out T>(ref Utf8JsonReader json);

/// <summary>
/// Steps of a hand-written <see cref="JsonShape{T}"/>: the serializer would spend more of a cold start on its contracts
/// than all the rest of an event takes (docs/adr/0014).
/// </summary>
public static class JsonReading
{
    /// <summary>
    /// From an object's start or a member's value to the next member's name; false at the object's end.
    /// </summary>
    public static bool NextName(this ref Utf8JsonReader json)
    {
        json.Read();
        // Who looks at the name alone would let one pass that is no Unicode.
        if (json is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: true }) json.GetString();
        return json.TokenType is JsonTokenType.PropertyName;
    }

    /// <summary>The name at which the reader stands, in any case.</summary>
    /// <param name="name">In ASCII.</param>
    public static bool IsNamed(this ref readonly Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueIsEscaped
        ? string.Equals(json.GetString(), Encoding.ASCII.GetString(name), StringComparison.OrdinalIgnoreCase)
        : Ascii.EqualsIgnoreCase(json.ValueSpan, name);

    /// <summary>The value behind the name: a string or null.</summary>
    public static string? Text(this ref Utf8JsonReader json)
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
    public static T? Nested<T>(this ref Utf8JsonReader json, JsonShape<T> shape)
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
    public static void Pass(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>For a value of another shape than the reader of it wants.</summary>
    public static JsonException Unwanted() => new();
}
