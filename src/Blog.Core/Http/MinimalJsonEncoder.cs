using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;

namespace Blog.Core.Http;

/// <summary>
/// Escapes what RFC 8259 demands (quote, backslash, U+0000 to U+001F) and nothing else. The base library's encoders
/// also escape what lies beyond U+FFFF, and the strict one each quote with six characters: a page of valid posts could
/// then outgrow Lambda's 6 MB, for a reply is JSON within JSON.
/// </summary>
public sealed unsafe class MinimalJsonEncoder : JavaScriptEncoder
{
    public static readonly MinimalJsonEncoder Instance = new();

    private static readonly string Controls = string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code));
    private static readonly SearchValues<char> Escaped = SearchValues.Create(Controls + "\"\\");
    private static readonly SearchValues<byte> EscapedBytes =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private MinimalJsonEncoder() { }

    /// <summary><c>\u0000</c></summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) => utf8Text.IndexOfAny(EscapedBytes);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        return unicodeScalar switch
        {
            '"' => output.TryWrite(CultureInfo.InvariantCulture, $"\\\"", out numberOfCharactersWritten),
            '\\' => output.TryWrite(CultureInfo.InvariantCulture, $"\\\\", out numberOfCharactersWritten),
            '\n' => output.TryWrite(CultureInfo.InvariantCulture, $"\\n", out numberOfCharactersWritten),
            '\r' => output.TryWrite(CultureInfo.InvariantCulture, $"\\r", out numberOfCharactersWritten),
            '\t' => output.TryWrite(CultureInfo.InvariantCulture, $"\\t", out numberOfCharactersWritten),
            _ => output.TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}", out numberOfCharactersWritten),
        };
    }
}
