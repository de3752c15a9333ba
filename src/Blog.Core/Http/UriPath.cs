using System.Buffers;
using System.Globalization;
using System.Text;

namespace Blog.Core.Http;

/// <summary>A path as a URI may hold it (RFC 3986, 3.3): HTTP APIs hand it over decoded.</summary>
public static class UriPath
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/");

    /// <summary>
    /// Encodes what may not stand in a path; what is encoded already stays so. It is a reference to the same host
    /// (RFC 3986, 4.2): <c>//a/b</c> would name another one, and <c>a:b</c> another scheme.
    /// </summary>
    public static string Of(string path) => Encoded(path) switch
    {
        ['/', '/', ..] and var encoded => "/." + encoded,
        [not '/', ..] and var encoded => "/" + encoded,
        var encoded => encoded,
    };

    private static string Encoded(string path)
    {
        if (!path.AsSpan().ContainsAnyExcept(Allowed)) return path;
        var encoded = new StringBuilder(path.Length + 16);
        for (var at = 0; at < path.Length; at++)
            if (Allowed.Contains(path[at]) || IsEncoded(path.AsSpan(at))) encoded.Append(path[at]);
            else at += AppendEncoded(encoded, path.AsSpan(at)) - 1;
        return encoded.ToString();
    }

    private static bool IsEncoded(ReadOnlySpan<char> text) =>
        text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);

    /// <summary>Gives how many chars it took; a lone surrogate becomes U+FFFD.</summary>
    private static int AppendEncoded(StringBuilder encoded, ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var taken);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        return taken;
    }
}
