using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using LanguageExt;

namespace Blog.Core.Http;

/// <summary>Reads a request body that must be JSON.</summary>
public static class JsonBody
{
    /// <summary>1 MiB, once it is decoded.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>
    /// Errors: <see cref="BlogError.UnsupportedMediaType"/>, <see cref="BlogError.PayloadTooLarge"/>, and
    /// <see cref="BlogError.Malformed"/> for a body that is empty, or not base64, UTF-8 or JSON of the record's shape.
    /// </summary>
    public static Either<BlogError, T> Read<T>(HttpCall call, JsonTypeInfo<T> shape)
        where T : class =>
        CheckMediaType(call).Bind(Decode).Bind(CheckText).Bind(text => Deserialize(text, shape));

    private static Either<BlogError, RequestBody> CheckMediaType(HttpCall call) =>
        call.Header("content-type") is not { } contentType || IsJson(contentType)
            ? call.Body
            : new BlogError.UnsupportedMediaType();

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType is { } name
        && (name.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && name.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
        && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static Either<BlogError, RequestBody> Decode(RequestBody body)
    {
        if (!body.IsBase64) return body;
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Bytes.Length)];
        return Base64.DecodeFromUtf8(body.Bytes.Span, bytes, out _, out var length) is OperationStatus.Done
            ? new RequestBody(bytes.AsMemory(0, length), IsBase64: false)
            : new BlogError.Malformed("The body is not valid base64.");
    }

    private static Either<BlogError, RequestBody> CheckText(RequestBody body) =>
        body.Bytes.IsEmpty ? new BlogError.Malformed("The body is missing.")
        : body.Bytes.Length > MaxBytes ? new BlogError.PayloadTooLarge()
        : !Utf8.IsValid(body.Bytes.Span) ? new BlogError.Malformed("The body is not valid UTF-8.")
        : body;

    private static Either<BlogError, T> Deserialize<T>(RequestBody text, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return IsObject(text.Bytes.Span)
                ? JsonSerializer.Deserialize(text.Bytes.Span, shape)!
                : new BlogError.Malformed("The body is not a JSON object.");
        }
        catch (JsonException fault)
        {
            var (line, column) = Position(fault, text.Bytes.Span);
            return new BlogError.Malformed($"The body is not JSON of the expected shape (line {line}, byte {column}).");
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        return json.TokenType is JsonTokenType.StartObject;
    }

    /// <summary>
    /// Both count from 1. Of a token that is JSON and does not fit, the serializer tells the end; a caller looks for
    /// its start.
    /// </summary>
    private static (long Line, long Byte) Position(JsonException fault, ReadOnlySpan<byte> text)
    {
        var (line, column) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var isSyntax = fault.Path is null || fault.InnerException is JsonException;
        return isSyntax ? (line + 1, column + 1) : StartOfToken(text, StartOfLine(text, line) + column);
    }

    private static (long Line, long Byte) StartOfToken(ReadOnlySpan<byte> text, long end)
    {
        var json = new Utf8JsonReader(text);
        while (json.BytesConsumed < end && json.Read()) { }
        var before = text[..(int)json.TokenStartIndex];
        return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    private static int StartOfLine(ReadOnlySpan<byte> text, long line)
    {
        var start = 0;
        for (var count = 0; count < line; count++) start += text[start..].IndexOf((byte)'\n') + 1;
        return start;
    }
}
