using System.Buffers;
using System.Globalization;
using System.Text;

namespace Blog.ReliabilityTests.Faults;

/// <summary>A request as it came, and the bytes of a response.</summary>
internal sealed record RawRequest(string Method, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly SearchValues<string> Own =
        SearchValues.Create(["Host", "Content-Length", "Connection", "Expect"], StringComparison.OrdinalIgnoreCase);

    internal IEnumerable<(string Name, string Value)> Forwarded => Headers.Where(header => !Own.Contains(header.Name));

    internal string Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <summary>Null at the end of the connection.</summary>
    internal static async Task<RawRequest?> Read(Stream stream, CancellationToken cancel)
    {
        var head = new MemoryStream();
        var one = new byte[1];
        while (!head.GetBuffer().AsSpan(0, (int)head.Length).EndsWith("\r\n\r\n"u8))
        {
            if (await stream.ReadAsync(one, cancel) == 0) return null;
            head.WriteByte(one[0]);
        }

        var lines = Encoding.Latin1.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var request = new RawRequest(lines[0].Split(' ')[0], [.. lines.Skip(1).Select(Split)], []);
        var length = request.Header("Content-Length");
        var body = new byte[length == "" ? 0 : int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancel);
        return request with { Body = body };
    }

    private static (string Name, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return (line[..colon], line[(colon + 1)..].Trim());
    }
}

/// <param name="Headers">Besides the content length.</param>
internal sealed record RawResponse(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    internal const string Json = "application/x-amz-json-1.0";

    internal static RawResponse From(int status, string contentType, string body) =>
        new(status, [("Content-Type", contentType)], Encoding.UTF8.GetBytes(body));

    internal static RawResponse Error(int status, string type, string more = "") => From(
        status,
        Json,
        $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{type}}","message":"spoiled"{{more}}}""");

    /// <summary>All of it, with a content length that may be wrong.</summary>
    internal byte[] ToBytes(int? length = null)
    {
        var headers = Headers.Append(("Content-Length", $"{length ?? Body.Length}"));
        var head = $"HTTP/1.1 {Status} Spoiled\r\n"
            + string.Concat(headers.Select(header => $"{header.Item1}: {header.Item2}\r\n"))
            + "\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. Body];
    }
}
