using System.Globalization;
using System.Text;

namespace Blog.Bench.StandIns;

/// <summary>An HTTP/1.1 request, read whole. Header names are compared without case.</summary>
internal sealed record StandInRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body)
{
    internal string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>
/// Reads requests from one kept connection, blocking. Made for steady timing, not for strangers: no limits, and a
/// malformed request ends the connection with an exception.
/// </summary>
internal sealed class HttpReader(Stream stream)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start, end;

    /// <summary>Null at the end of the connection.</summary>
    internal StandInRequest? Read()
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0)
            if (!Fill()) return null;
        var lines = Encoding.Latin1.GetString(Take(length + 4)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] =
                line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, Body(headers));
    }

    private byte[] Body(Dictionary<string, string> headers) =>
        headers.TryGetValue(
            "Transfer-Encoding",
            out var coding) && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? Chunks()
        : headers.TryGetValue("Content-Length", out var length)
            ? Exactly(int.Parse(length, CultureInfo.InvariantCulture))
        : [];

    private byte[] Chunks()
    {
        var whole = new MemoryStream();
        while (int.Parse(
            Line().Split(';')[0],
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture) is > 0 and var size)
        {
            whole.Write(Exactly(size));
            Line();
        }

        while (Line().Length > 0) { } // trailers
        return whole.ToArray();
    }

    private string Line()
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0) FillOrThrow();
        return Encoding.Latin1.GetString(Take(length + 2)).TrimEnd();
    }

    private byte[] Exactly(int length)
    {
        while (end - start < length) FillOrThrow();
        return Take(length);
    }

    private byte[] Take(int length)
    {
        var taken = buffer.AsSpan(start, length).ToArray();
        start += length;
        return taken;
    }

    private void FillOrThrow()
    {
        if (!Fill()) throw new EndOfStreamException();
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var count = stream.Read(buffer, end, buffer.Length - end);
        end += count;
        return count > 0;
    }
}
