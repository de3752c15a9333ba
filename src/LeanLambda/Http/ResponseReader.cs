using System.Globalization;
using System.Text;

namespace LeanLambda.Http;

/// <summary>
/// Reads responses of HTTP/1.1 and 1.0 (RFC 9112) from a connection, one after another. A response that breaks the
/// protocol, is too large, or ends too early is an <see cref="HttpIOException"/>.
/// </summary>
internal sealed class ResponseReader(Stream stream)
{
    /// <summary>An item of DynamoDB has at most 400 KB and a page of a query 1 MB, an event of Lambda 6 MB.</summary>
    internal const int LargestBody = 16 * 1024 * 1024;

    private const int LargestHead = 64 * 1024;

    /// <summary>
    /// The room that each read has. A record of TLS carries no more, so that none of it stays behind in an
    /// <see cref="System.Net.Security.SslStream"/>, where it would be taken for the next response.
    /// </summary>
    private const int RoomForRecord = 16 * 1024;

    private byte[] buffer = new byte[RoomForRecord];
    private int start, end;
    private bool isPersistent;

    /// <summary>Since <see cref="Begin"/>, something has come.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>The last response was read to its end, and the server will take another request.</summary>
    internal bool KeepsAlive { get; private set; }

    /// <summary>A request goes out.</summary>
    internal void Begin() => (HasBegun, KeepsAlive) = (false, false);

    /// <summary>Waits for the response, and reads it whole.</summary>
    internal HttpResponse Read()
    {
        HttpResponse response;
        do response = ReadHead(); while (response.Status is >= 100 and < 200);
        var (body, isDelimited) = ReadBody(response);
        // Bytes behind the response belong to no request.
        KeepsAlive = isPersistent && isDelimited && start == end && !SaysClose(response);
        return response with { Body = body };
    }

    private static bool SaysClose(HttpResponse response) =>
        response.Header("connection"u8).Contains("close", StringComparison.OrdinalIgnoreCase);

    private HttpResponse ReadHead()
    {
        // HTTP/1.1 200 OK
        var head = TakeUntil("\r\n\r\n"u8);
        if (head.Length < 12 || !(head.StartsWith("HTTP/1.1 "u8) || head.StartsWith("HTTP/1.0 "u8))
            || !int.TryParse(head[9..12], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw Broken();
        isPersistent = head[7] is (byte)'1';
        var headers = head.IndexOf("\r\n"u8) is > 0 and var line ? head[(line + 2)..] : [];
        return new(status, headers.ToArray(), []);
    }

    /// <summary>The body, and whether something but the connection's end tells where it ends.</summary>
    private (byte[] Body, bool IsDelimited) ReadBody(HttpResponse response)
    {
        if (response.Status is 204 or 304) return ([], true);
        if (response.Header("transfer-encoding"u8) is { Length: > 0 } encoding)
        {
            if (!encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)) throw Broken();
            return (ReadChunks(), true);
        }

        return response.Header("content-length"u8) is { Length: > 0 } length
            ? (ReadExactly(Length(length, NumberStyles.None, LargestBody)), true)
            : (ReadToEnd(), false);
    }

    private byte[] ReadExactly(int length)
    {
        var body = new byte[length];
        for (var there = 0; there < length;)
        {
            if (start == end && length - there >= RoomForRecord)
            {
                there += ReadSome(body.AsSpan(there));
                continue;
            }

            if (start == end) Fill();
            var taken = Math.Min(length - there, end - start);
            buffer.AsSpan(start, taken).CopyTo(body.AsSpan(there));
            (start, there) = (start + taken, there + taken);
        }

        return body;
    }

    private byte[] ReadChunks()
    {
        var body = new MemoryStream();
        while (ReadChunkLength(LargestBody - (int)body.Length) is > 0 and var length)
        {
            body.Write(ReadExactly(length));
            if (ReadLine().Length > 0) throw Broken();
        }

        for (var trailers = 0; ReadLine() is { Length: > 0 } trailer;)
        {
            trailers += trailer.Length;
            if (trailers > LargestHead) throw Broken();
        }

        return body.ToArray();
    }

    /// <summary>In hexadecimal digits; what stands behind a semicolon says nothing that is asked for.</summary>
    private int ReadChunkLength(int largest) =>
        Length(ReadLine().Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, largest);

    private byte[] ReadToEnd()
    {
        var body = new MemoryStream();
        do
        {
            if (body.Length + end - start > LargestBody) throw TooLarge();
            body.Write(buffer.AsSpan(start, end - start));
            start = end = 0;
        }
        while ((end = stream.Read(buffer)) > 0);

        return body.ToArray();
    }

    private string ReadLine() => Encoding.Latin1.GetString(TakeUntil("\r\n"u8));

    /// <summary>
    /// Waits for the delimiter, gives what stands before it, and takes both. Valid until the next read.
    /// </summary>
    private ReadOnlySpan<byte> TakeUntil(ReadOnlySpan<byte> delimiter)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf(delimiter)) < 0)
        {
            if (end - start > LargestHead) throw Broken();
            Fill();
        }

        start += length + delimiter.Length;
        return buffer.AsSpan(start - length - delimiter.Length, length);
    }

    /// <summary>Takes in what comes next, behind what is there.</summary>
    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (buffer.Length - end < RoomForRecord) Array.Resize(ref buffer, buffer.Length + RoomForRecord);
        end += ReadSome(buffer.AsSpan(end));
    }

    private int ReadSome(Span<byte> into)
    {
        var count = stream.Read(into);
        if (count == 0)
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection ended before the response did.");
        HasBegun = true;
        return count;
    }

    private static int Length(string text, NumberStyles style, int largest)
    {
        if (!long.TryParse(text, style, CultureInfo.InvariantCulture, out var length) || length < 0) throw Broken();
        return length <= largest ? (int)length : throw TooLarge();
    }

    private static HttpIOException Broken() =>
        new(HttpRequestError.InvalidResponse, "The response is not valid HTTP.");

    private static HttpIOException TooLarge() => new(
        HttpRequestError.InvalidResponse, $"The response has a body of more than {LargestBody / (1024 * 1024)} MB.");
}
