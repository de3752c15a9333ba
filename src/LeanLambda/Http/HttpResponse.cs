using System.Text;

namespace LeanLambda.Http;

/// <summary>A response that was read whole.</summary>
/// <param name="Headers">Its lines, as they came.</param>
internal sealed record HttpResponse(int Status, byte[] Headers, byte[] Body)
{
    /// <summary>The first header of that name, or "".</summary>
    internal string Header(ReadOnlySpan<byte> wanted)
    {
        for (ReadOnlySpan<byte> rest = Headers; TakeHeader(ref rest, out var name, out var value);)
            if (Ascii.EqualsIgnoreCase(name, wanted)) return Encoding.Latin1.GetString(value);
        return "";
    }

    private static bool TakeHeader(
        ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var end = rest.IndexOf("\r\n"u8);
        var line = end < 0 ? rest : rest[..end];
        var colon = line.IndexOf((byte)':');
        name = colon < 0 ? line : line[..colon];
        value = line[(colon + 1)..].Trim(" \t"u8);
        rest = end < 0 ? [] : rest[(end + 2)..];
        return line.Length > 0;
    }
}
