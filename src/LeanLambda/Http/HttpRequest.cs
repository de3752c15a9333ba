using System.Buffers;
using System.Globalization;
using System.Text;

namespace LeanLambda.Http;

/// <summary>A request to a server whose name the connection knows.</summary>
/// <param name="Path">With the query, as it is sent.</param>
/// <param name="Headers">All but Host and Content-Length.</param>
internal sealed record HttpRequest(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body = default)
{
    internal void Write(IBufferWriter<byte> output, string host)
    {
        Append(output, $"{Method} {Path} HTTP/1.1\r\nHost: {host}\r\n");
        foreach (var (name, value) in Headers) Append(output, $"{name}: {value}\r\n");
        Append(output, Method is "GET" ? "\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n\r\n"));
        output.Write(Body.Span);
    }

    private static void Append(IBufferWriter<byte> output, string text) => Encoding.Latin1.GetBytes(text, output);
}

/// <summary>Sends a request and waits for its answer. Throws <see cref="HttpRequestException"/> where none comes.</summary>
internal delegate HttpAnswer Exchange(HttpRequest request, CancellationToken cancel);
