using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeanLambda.Tests.Http;

/// <summary>
/// A server that says what a test tells it, byte by byte. Each connection has its script: what it answers to its first
/// request, its second, and so on; then it hangs up.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    internal const string Silence = "(silence)", HangUp = "(hang up)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = [];

    private ScriptedServer(string[][] scripts)
    {
        listener.Start();
        Url = new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = Accept(scripts);
    }

    internal Uri Url { get; }

    /// <summary>As they came, heads and bodies.</summary>
    internal IReadOnlyList<string> Requests => [.. requests];

    internal int Connections { get; private set; }

    internal static ScriptedServer Answering(params string[][] connections) => new(connections);

    internal static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public void Dispose() => listener.Dispose();

    private async Task Accept(string[][] scripts)
    {
        try
        {
            foreach (var script in scripts)
            {
                var client = await listener.AcceptTcpClientAsync();
                Connections++;
                _ = Serve(client, script);
            }

            listener.Stop();
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client, string[] script)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            foreach (var answer in script)
            {
                if (answer == HangUp || await ReadRequest(stream) is not { } request) return;
                requests.Enqueue(request);
                if (answer == Silence) await Task.Delay(Timeout.Infinite);
                foreach (var part in answer.Split("(pause)"))
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(part));
                    await stream.FlushAsync();
                    if (part.Length < answer.Length) await Task.Delay(20);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            // The other side went.
        }
    }

    private static async Task<string?> ReadRequest(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            if (IsWhole(text.ToString())) return text.ToString();
        }
    }

    private static bool IsWhole(string text)
    {
        if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var end)) return false;
        var length = text.Split("\r\n").Where(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal)).Select(line => int.Parse(line[16..], CultureInfo.InvariantCulture)).FirstOrDefault();
        return Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= length;
    }
}
