using System.Globalization;
using System.Text;
using LeanLambda;
using LeanLambda.Http;

namespace Blog.Fuzz.Readers;

/// <summary>Responses of HTTP, from DynamoDB or from Lambda's Runtime API.</summary>
internal static class HttpReader
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(60);

    internal static void Read(byte[] input)
    {
        var (whole, reader) = Response(input, piece: int.MaxValue);
        var (slow, _) = Response(input, piece: 1);
        Must.Hold(Same(whole, slow), "A response is the same however its bytes come.");
        if (whole is null) return;
        Must.Hold(whole.Status is >= 0 and not (>= 100 and < 200) and <= 999, "A status has three digits.");
        Must.Hold(whole.Body.Length <= ResponseReader.LargestBody, "A body has its limit.");
        if (whole.Status is not (204 or 304)) CheckWritten(whole);
        CheckEvent(whole);
        Must.Hold(!reader.KeepsAlive || whole.Header("connection"u8) is not "close", "A close is heeded.");
    }

    internal static (HttpResponse? Response, ResponseReader Reader) Response(byte[] input, int piece)
    {
        var reader = new ResponseReader(new Pieces(input, piece));
        reader.Begin();
        try
        {
            return (reader.Read(), reader);
        }
        catch (HttpIOException)
        {
            return (null, reader);
        }
    }

    private static void CheckWritten(HttpResponse response)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status:000} OK\r\n");
        byte[] whole = [.. Latin1($"{head}Content-Length: {response.Body.Length}\r\n\r\n"), .. response.Body];
        Must.Hold(SameBody(response, Response(whole, int.MaxValue)), "A response, written, is read again.");
        byte[] chunked =
        [
            .. Latin1($"{head}Transfer-Encoding: chunked\r\n\r\n"),
            .. response.Body.Chunk(7).SelectMany(chunk => (byte[])
                [.. Latin1($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]),
            .. "0\r\n\r\n"u8,
        ];
        Must.Hold(SameBody(response, Response(chunked, 3)), "A response, written in chunks, is read again.");
    }

    private static bool SameBody(HttpResponse response, (HttpResponse? Response, ResponseReader Reader) again) =>
        again.Response is { } read && read.Status == response.Status && read.Body.AsSpan().SequenceEqual(response.Body)
        && again.Reader.KeepsAlive;

    private static void CheckEvent(HttpResponse response)
    {
        var (deadline, trace) = (LambdaEvent.From(response, Now).Invocation.Deadline,
            LambdaEvent.From(response, Now).Invocation.TraceId);
        Must.Hold(deadline > Now && deadline <= Now.AddMinutes(15), "A deadline is at most 15 minutes away.");
        Must.Hold(HttpRequest.IsHeaderValue(trace), "A trace id fits into a header.");
    }

    private static bool Same(HttpResponse? one, HttpResponse? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Status == other.Status && one.Headers.AsSpan().SequenceEqual(other.Headers)
                && one.Body.AsSpan().SequenceEqual(other.Body);

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A connection that hands over so many bytes at a time, and then ends.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
