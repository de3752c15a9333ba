using System.Globalization;

namespace LeanLambda.Http;

/// <summary>
/// Reads answers of HTTP/1.1 (RFC 9112) from a connection, one after another. What breaks the protocol, or ends before its
/// time, is an <see cref="HttpIOException"/>.
/// </summary>
internal sealed class AnswerReader(Stream stream)
{
    private const int LongestHead = 64 * 1024;

    private byte[] buffer = new byte[8 * 1024];
    private int start, end;

    /// <summary>Since <see cref="Begin"/>, something has come.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>The last answer was read to its end, and the other side will take another request.</summary>
    internal bool KeepsAlive { get; private set; }

    /// <summary>A request goes out.</summary>
    internal void Begin() => (HasBegun, KeepsAlive) = (false, false);

    /// <summary>Waits for the answer, and reads it whole.</summary>
    internal HttpAnswer Read()
    {
        HttpAnswer answer;
        do answer = ReadHead(); while (answer.Status is >= 100 and < 200);
        var (body, isDelimited) = ReadBody(answer);
        // What comes behind an answer nobody has asked for.
        KeepsAlive = isDelimited && start == end && !answer.Header("connection"u8).Contains("close", StringComparison.OrdinalIgnoreCase);
        return answer with { Body = body };
    }

    private HttpAnswer ReadHead()
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (end - start > LongestHead) throw Broken();
            Fill();
        }

        var head = buffer.AsSpan(start, length + 2);
        // HTTP/1.1 200 OK
        var line = head[..head.IndexOf("\r\n"u8)];
        if (line.Length < 12 || !line.StartsWith("HTTP/1.1 "u8) || !int.TryParse(line[9..12], NumberStyles.None, CultureInfo.InvariantCulture, out var status)) throw Broken();
        var headers = head[(line.Length + 2)..].ToArray();
        start += length + 4;
        return new(status, headers, []);
    }

    /// <summary>The body, and whether something but the connection's end tells where it ends.</summary>
    private (byte[] Body, bool IsDelimited) ReadBody(HttpAnswer answer)
    {
        if (answer.Status is 204 or 304) return ([], true);
        if (answer.Header("transfer-encoding"u8) is { Length: > 0 } encoding)
            return encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? (ReadChunks(), true) : throw Broken();
        return answer.Header("content-length"u8) is { Length: > 0 } length
            ? (ReadExactly(Length(length, NumberStyles.None)), true)
            : (ReadToEnd(), false);
    }

    private byte[] ReadExactly(int length)
    {
        var body = new byte[length];
        var there = Math.Min(length, end - start);
        buffer.AsSpan(start, there).CopyTo(body);
        start += there;
        while (there < length) there += ReadSome(body.AsSpan(there));
        return body;
    }

    private byte[] ReadChunks()
    {
        var body = new MemoryStream();
        while (Length(ReadLine().Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier) is > 0 and var length)
        {
            body.Write(ReadExactly(length));
            if (ReadLine().Length > 0) throw Broken();
        }

        while (ReadLine().Length > 0)
        {
            // Trailers say nothing that is asked for.
        }

        return body.ToArray();
    }

    private byte[] ReadToEnd()
    {
        var body = new MemoryStream();
        body.Write(buffer.AsSpan(start, end - start));
        start = end = 0;
        stream.CopyTo(body);
        return body.ToArray();
    }

    private string ReadLine()
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            if (end - start > LongestHead) throw Broken();
            Fill();
        }

        var line = System.Text.Encoding.Latin1.GetString(buffer, start, length);
        start += length + 2;
        return line;
    }

    /// <summary>Takes in what comes next, behind what is there.</summary>
    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        end += ReadSome(buffer.AsSpan(end));
    }

    private int ReadSome(Span<byte> into)
    {
        var count = stream.Read(into);
        if (count == 0) throw new HttpIOException(HttpRequestError.ResponseEnded, "It ended before its time.");
        HasBegun = true;
        return count;
    }

    private static int Length(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var length) && length >= 0 ? length : throw Broken();

    private static HttpIOException Broken() =>
        new(HttpRequestError.InvalidResponse, "It is no answer of HTTP/1.1.");
}
