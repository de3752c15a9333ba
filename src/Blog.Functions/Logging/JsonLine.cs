using System.Globalization;
using System.Text;
using System.Text.Json;
using Blog.Core.Http;
using Serilog.Events;
using Serilog.Formatting;

namespace Blog.Functions.Logging;

/// <summary>
/// An event as one line of JSON: <c>timestamp</c>, <c>level</c> and <c>message</c>, by which Lambda filters, then the
/// event's properties in camelCase, then <c>exception</c> where there is one.
/// </summary>
internal sealed class JsonLine : ITextFormatter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = MinimalJsonEncoder.Instance };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, logEvent);
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, LogEvent logEvent)
    {
        json.WriteStartObject();
        json.WriteString("timestamp", logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("level", LogLevel.NameOf(logEvent.Level));
        json.WriteString("message", logEvent.RenderMessage(CultureInfo.InvariantCulture));
        foreach (var (name, value) in logEvent.Properties) WriteProperty(json, JsonNamingPolicy.CamelCase.ConvertName(name), value);
        if (logEvent.Exception is { } fault) json.WriteString("exception", fault.ToString());
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, LogEventPropertyValue property)
    {
        switch ((property as ScalarValue)?.Value)
        {
            case bool value: json.WriteBoolean(name, value); break;
            case int value: json.WriteNumber(name, value); break;
            case double value: json.WriteNumber(name, value); break;
            case string value: json.WriteString(name, value); break;
            default: json.WriteString(name, property.ToString(format: null, CultureInfo.InvariantCulture)); break;
        }
    }
}
