using System.Buffers;
using System.Text.Json;

namespace LeanLambda;

/// <summary>An error report to the Runtime API.</summary>
internal sealed record RuntimeFault(string ErrorMessage, string ErrorType, IReadOnlyList<string> StackTrace)
{
    internal static RuntimeFault From(Exception fault) => new(
        fault.Message,
        fault.GetType().Name,
        fault.StackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);

    internal ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("errorMessage"u8, ErrorMessage);
        json.WriteString("errorType"u8, ErrorType);
        json.WriteStartArray("stackTrace"u8);
        foreach (var frame in StackTrace) json.WriteStringValue(frame);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
