using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Functions.Gateway;

/// <summary>The records of an event, as JSON.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatewayEvent))]
internal sealed partial class GatewayJson : JsonSerializerContext;

/// <summary>A string of an event as UTF-8.</summary>
[JsonConverter(typeof(EventTextJson))]
internal sealed record EventText(ReadOnlyMemory<byte> Utf8);

internal sealed class EventTextJson : JsonConverter<EventText>
{
    /// <summary>A byte that UTF-8 never has: a lone surrogate has no UTF-8, so its text must be refused as not valid.</summary>
    private static readonly byte[] NotUtf8 = [0xFF];

    public override EventText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException();
        if (!reader.ValueIsEscaped) return new(reader.ValueSpan.ToArray());
        try
        {
            var unescaped = new byte[reader.ValueSpan.Length];
            return new(unescaped.AsMemory(0, reader.CopyString(unescaped)));
        }
        catch (InvalidOperationException)
        {
            return new(NotUtf8);
        }
    }

    public override void Write(Utf8JsonWriter writer, EventText value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Events are read.");
}
