using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
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
    public static Either<BlogError, T> Read<T>(HttpCall call, JsonShape<T> shape) =>
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

    private static Either<BlogError, T> Deserialize<T>(RequestBody text, JsonShape<T> shape)
    {
        var json = new Utf8JsonReader(text.Bytes.Span);
        try
        {
            json.Read();
            if (json.TokenType is not JsonTokenType.StartObject)
                return new BlogError.Malformed("The body is not a JSON object.");
            var value = shape(ref json);
            json.Read(); // throws where something follows
            return value;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            var (line, column) = Position(fault, text.Bytes.Span[..(int)json.TokenStartIndex]);
            return new BlogError.Malformed($"The body is not JSON of the expected shape (line {line}, byte {column}).");
        }
    }

    /// <summary>
    /// Both count from 1. A fault that is not one of syntax is in the token that the reader stands on.
    /// </summary>
    private static (long Line, long Byte) Position(Exception fault, ReadOnlySpan<byte> before) =>
        fault is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
            ? (line + 1, column + 1)
            : (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
}
