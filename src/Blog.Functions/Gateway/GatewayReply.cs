using System.Text.Json;
using Blog.Core.Http;

namespace Blog.Functions.Gateway;

/// <summary>A reply as API Gateway reads it, from either payload format.</summary>
internal static class GatewayReply
{
    internal static ReadOnlyMemory<byte> Write(HttpReply reply) =>
        JsonText.Of(json => Write(json, reply), capacity: 512 + (reply.Body.Length * 2));

    private static void Write(Utf8JsonWriter json, HttpReply reply)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, reply.Status);
        json.WriteStartObject("headers"u8);
        foreach (var header in reply.Headers) json.WriteString(header.Name, header.Value);
        json.WriteEndObject();
        json.WriteString("body"u8, reply.Body.Span);
        json.WriteBoolean("isBase64Encoded"u8, false);
        json.WriteEndObject();
    }
}
