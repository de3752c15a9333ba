using System.IO.Hashing;
using System.Text;

namespace LeanLambda.Tests.Differential;

/// <summary>
/// What a scripted DynamoDB does with one request: it waits, sends bytes, and keeps the connection, hangs up, or falls
/// silent.
/// </summary>
internal sealed record Reply(byte[] Bytes, ReplyEnd End = ReplyEnd.KeepAlive)
{
    internal const string RequestId = "A1B2C3";

    internal static Reply HangUp { get; } = new([], ReplyEnd.HangUp);

    internal static Reply Silence { get; } = new([], ReplyEnd.Silence);

    internal static Reply Ok { get; } = Json(200, "{}");

    internal static Reply Raw(string text, ReplyEnd end = ReplyEnd.HangUp) => new(Encoding.Latin1.GetBytes(text), end);

    /// <summary>As DynamoDB writes it: with its request id, the length and the checksum.</summary>
    internal static Reply Json(int status, string body, params string[] headers) =>
        With(
            status,
            "application/x-amz-json-1.0",
            body,
            [$"x-amz-crc32: {Crc32.HashToUInt32(Encoding.UTF8.GetBytes(body))}", .. headers]);

    internal static Reply Html(int status) =>
        With(status, "text/html", "<html><head><title>Bad gateway</title></head><body>By the test.</body></html>");

    internal static Reply Empty(int status) => With(status, "text/plain", "");

    internal static Reply Error(string code, int status = 400, params string[] headers) =>
        Json(status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"By the test."}""", headers);

    internal static Reply With(int status, string type, string body, params string[] headers)
    {
        var lines = string.Concat(headers.Prepend($"x-amzn-RequestId: {RequestId}").Select(header => $"{header}\r\n"));
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n{lines}\r\n";
        return new([.. Encoding.ASCII.GetBytes(head), .. bytes]);
    }

    internal static Reply Chunked(string body, params string[] headers) => Raw(
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx-amzn-RequestId: {RequestId}\r\n"
        + $"{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n"
        + $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n",
        ReplyEnd.KeepAlive);

    /// <summary>Only so many of its bytes; negative, all but so many.</summary>
    internal Reply Cut(int bytes, ReplyEnd end = ReplyEnd.HangUp) =>
        new(bytes < 0 ? Bytes[..^-bytes] : Bytes[..bytes], end);
}

internal enum ReplyEnd
{
    KeepAlive,
    HangUp,
    Silence,
}
