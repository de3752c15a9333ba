using System.Buffers;
using System.Globalization;
using System.Text;

namespace LeanLambda.Http;

/// <summary>A request to a server whose name the connection knows.</summary>
/// <param name="Path">With the query, as it is sent.</param>
/// <param name="Headers">All but Host and Content-Length.</param>
internal sealed record HttpRequest(
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body = default)
{
    /// <summary>It may reach the server twice, if a connection that was kept fails under it.</summary>
    internal bool IsRepeatable { get; init; } = true;

    /// <summary>Whether a header can have this value: printable text of ISO 8859-1, and tabs.</summary>
    internal static bool IsHeaderValue(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
            if (character is not '\t' and (< ' ' or '\x7F' or > '\xFF')) return false;
        return true;
    }

    /// <summary>
    /// Throws <see cref="FormatException"/> for a path or a header that would break the request's lines.
    /// </summary>
    internal void Write(IBufferWriter<byte> output, string host)
    {
        if (Path.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new FormatException("The path of a request holds a space or a control character.");
        Append(output, $"{Method} {Path} HTTP/1.1\r\nHost: {host}\r\n");
        foreach (var (name, value) in Headers)
        {
            if (!IsHeaderValue(value)) throw new FormatException($"The header {name} holds a control character.");
            Append(output, $"{name}: {value}\r\n");
        }

        if (Method is not "GET")
            Append(output, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n"));
        Append(output, "\r\n");
        output.Write(Body.Span);
    }

    private static void Append(IBufferWriter<byte> output, string text) => Encoding.Latin1.GetBytes(text, output);
}

/// <summary>
/// Sends a request and waits for its response. Throws <see cref="HttpRequestException"/> if none comes, and
/// <see cref="ServerCertificateException"/> if the server is not the one that was asked for.
/// </summary>
internal delegate HttpResponse HttpSend(HttpRequest request, CancellationToken cancel);
