using System.Text.Json;

namespace Blog.Functions.Gateway;

/// <summary>A string of an event as UTF-8.</summary>
internal sealed record EventText(ReadOnlyMemory<byte> Utf8);

/// <summary>Reads the parts of an event that more than one member has.</summary>
internal static class GatewayJson
{
    /// <summary>
    /// A byte that UTF-8 never has: a lone surrogate has no UTF-8, so its text must be refused as not valid.
    /// </summary>
    private static readonly byte[] NotUtf8 = [0xFF];

    /// <summary>The value behind the name: a string or null.</summary>
    internal static EventText? Utf8(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.String) throw JsonReading.Unwanted();
        if (!json.ValueIsEscaped) return new(json.ValueSpan.ToArray());
        try
        {
            var unescaped = new byte[json.ValueSpan.Length];
            return new(unescaped.AsMemory(0, json.CopyString(unescaped)));
        }
        catch (InvalidOperationException)
        {
            return new(NotUtf8);
        }
    }

    /// <summary>The value behind the name: true, false or null.</summary>
    internal static bool? Flag(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw JsonReading.Unwanted(),
        };
    }

    /// <summary>The one member of an object that is of interest: a string or null.</summary>
    internal static string? TextAt(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        string? text = null;
        while (json.NextName())
            if (json.ValueTextEquals(name)) text = json.Text();
            else json.Pass();
        return text;
    }

    /// <summary>An object whose members are strings or null; the last of a repeated name counts.</summary>
    internal static Dictionary<string, string?> Texts(ref Utf8JsonReader json)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (json.NextName())
        {
            var name = json.GetString()!;
            texts[name] = json.Text();
        }

        return texts;
    }

    /// <summary>An object whose members are lists of strings or null.</summary>
    internal static Dictionary<string, string?[]?> Lists(ref Utf8JsonReader json)
    {
        var lists = new Dictionary<string, string?[]?>(StringComparer.Ordinal);
        while (json.NextName())
        {
            var name = json.GetString()!;
            lists[name] = List(ref json);
        }

        return lists;
    }

    private static string?[]? List(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.StartArray) throw JsonReading.Unwanted();
        var list = new List<string?>();
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            list.Add(json.TokenType is JsonTokenType.String or JsonTokenType.Null
                ? json.GetString()
                : throw JsonReading.Unwanted());
        return [.. list];
    }
}
