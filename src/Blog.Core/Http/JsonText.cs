using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Blog.Core.Http;

/// <summary>JSON as it goes out, to callers and to the gateway.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Options =
        new() { Encoder = MinimalJsonEncoder.Instance, SkipValidation = true };

    /// <param name="capacity">In bytes, of the text if nothing in it has to be escaped.</param>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write, int capacity = 512)
    {
        var buffer = new ArrayBufferWriter<byte>(capacity);
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return buffer.WrittenMemory;
    }

    /// <inheritdoc cref="Of(Action{Utf8JsonWriter}, int)"/>
    internal static ReadOnlyMemory<byte> Of<T>(T record, JsonTypeInfo<T> shape, int capacity = 512) =>
        Of(json => JsonSerializer.Serialize(json, record, shape), capacity);
}
