using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LeanLambda;

/// <summary>An error report to the Runtime API.</summary>
internal sealed record ErrorReport(string ErrorMessage, string ErrorType, IReadOnlyList<string> StackTrace)
{
    /// <summary>In characters of the message, and in frames of the stack: it becomes a line of the log.</summary>
    private const int LongestMessage = 16 * 1024, MostFrames = 100;

    internal static ErrorReport From(Exception error) => new(
        error.Message.Length > LongestMessage ? error.Message[..LongestMessage] : error.Message,
        error.GetType().Name,
        [.. Frames(error.StackTrace ?? "").Take(MostFrames)]);

    private static string[] Frames(string stackTrace) =>
        stackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("errorMessage"u8, Utf8(ErrorMessage));
        json.WriteString("errorType"u8, ErrorType);
        json.WriteStartArray("stackTrace"u8);
        foreach (var frame in StackTrace) json.WriteStringValue(frame);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The writer of JSON throws at a text with half of a surrogate pair; the encoding replaces it.</summary>
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
