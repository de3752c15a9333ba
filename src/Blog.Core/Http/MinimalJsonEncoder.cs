using System.Buffers;
using System.Globalization;
using System.Text;
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

    private static readonly SearchValues<char> Escaped = SearchValues.Create(Encoding.ASCII.GetString(EscapedAscii));
    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create(EscapedAscii);

    private MinimalJsonEncoder() { }

    private static ReadOnlySpan<byte> EscapedAscii =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
        (byte)'"', (byte)'\\',
    ];

    /// <summary><c>\u0000</c></summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        utf8Text.IndexOfAny(EscapedBytes);

    public override bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten)
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
