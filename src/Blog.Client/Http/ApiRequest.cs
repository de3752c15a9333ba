using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Blog.Client.Wire;

namespace Blog.Client.Http;

/// <summary>A request as a value: every attempt sends a message of its own, and all are equal.</summary>
/// <param name="Method">A GET reads, all others write.</param>
/// <param name="Path">Below the base address, escaped, with the query.</param>
/// <param name="Body">JSON; null where the method has none.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, byte[]? Body = null)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true);

    private (string Name, string Value)? header;

    public bool IsWrite => Method != HttpMethod.Get;

    /// <exception cref="ArgumentException">The draft's text is not valid Unicode.</exception>
    public static byte[] BodyOf(PostDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        // The serializer would write a lone surrogate as U+FFFD: another text than the one that was given. The record's
        // own text has each of its members.
        Strict.GetByteCount(draft.ToString());
        return JsonSerializer.SerializeToUtf8Bytes(draft, WireJson.Out.PostDraft);
    }

    /// <summary>With that header; as it is for null.</summary>
    /// <exception cref="ArgumentException">The value is blank or cannot stand in a header.</exception>
    public ApiRequest With(string name, string? value, string parameter) =>
        value is null ? this
        : !string.IsNullOrWhiteSpace(value)
            && value.All(character => character is >= ' ' and <= '~')
            && value == value.Trim(' ')
            ? this with { header = (name, value) }
        : throw new ArgumentException(
            $"{name} takes ASCII characters, at least one, with no blank at an end.",
            parameter);

    public HttpRequestMessage ToMessage(string baseAddress)
    {
        var message = new HttpRequestMessage(Method, new Uri(baseAddress + Path));
        if (header is var (name, value))
            message.Headers.TryAddWithoutValidation(name, value);
        // What has no content, HttpClient sends again by itself when a connection ends, and nobody hears of it. A
        // delete that may have been done must be known: so it has content, of no bytes.
        if (Body is not null || IsWrite)
            message.Content = new ByteArrayContent(Body ?? []);
        if (Body is not null)
            message.Content!.Headers.ContentType = Json;
        return message;
    }
}
