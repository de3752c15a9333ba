using System.Buffers;
using System.Text.Json;
using Blog.Core.Http;

namespace Blog.Functions.Gateway;

/// <summary>A reply as API Gateway reads it, from either payload format.</summary>
internal static class GatewayReply
{
    private static readonly JsonWriterOptions Options = new() { Encoder = MinimalJsonEncoder.Instance };

    internal static ReadOnlyMemory<byte> Write(HttpReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (reply.Body.Length * 2));
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteNumber("statusCode", reply.Status);
        json.WriteStartObject("headers");
        foreach (var header in reply.Headers) json.WriteString(header.Name, header.Value);
        json.WriteEndObject();
        json.WriteString("body", reply.Body.Span);
        json.WriteBoolean("isBase64Encoded", false);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
