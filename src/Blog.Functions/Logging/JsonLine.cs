using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Blog.Core.Http;
using Serilog.Core;
using Serilog.Events;

namespace Blog.Functions.Logging;

/// <summary>
/// An event as one line of JSON: <c>timestamp</c>, <c>level</c> and <c>message</c>, by which Lambda filters, then the
/// event's properties in camelCase, then <c>exception</c> where there is one.
/// </summary>
/// <param name="output">Gets each line by one write, in UTF-8, so that no other output comes between its parts.</param>
internal sealed class JsonLine(Stream output) : ILogEventSink
{
    /// <summary>In UTF-16; a dependency's error may bring what it could not read.</summary>
    private const int LongestText = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = MinimalJsonEncoder.Instance };

    private readonly Lock writing = new();
    private readonly ArrayBufferWriter<byte> line = new(initialCapacity: 512);

    public void Emit(LogEvent logEvent)
    {
        lock (writing)
        {
            line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(line, Options)) Write(json, logEvent);
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
        }
    }

    private static void Write(Utf8JsonWriter json, LogEvent logEvent)
    {
        json.WriteStartObject();
        json.WriteString(
            "timestamp",
            logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("level", LogLevel.NameOf(logEvent.Level));
        json.WriteString("message", Cut(logEvent.RenderMessage(CultureInfo.InvariantCulture)));
        foreach (var (name, value) in logEvent.Properties)
            WriteProperty(json, JsonNamingPolicy.CamelCase.ConvertName(name), value);
        if (logEvent.Exception is { } fault) json.WriteString("exception", Cut(fault.ToString()));
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, LogEventPropertyValue property)
    {
        switch ((property as ScalarValue)?.Value)
        {
            case bool value: json.WriteBoolean(name, value); break;
            case int value: json.WriteNumber(name, value); break;
            case double value: json.WriteNumber(name, value); break;
            case string value: json.WriteString(name, Cut(value)); break;
            default: json.WriteString(name, Cut(property.ToString(format: null, CultureInfo.InvariantCulture))); break;
        }
    }

    /// <summary>Never between the halves of a character.</summary>
    private static ReadOnlySpan<char> Cut(string text) =>
        text.Length <= LongestText
            ? text
            : text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText);
}
