using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LeanLambda.Tests.Differential;

/// <summary>A DynamoDB whose reply to each request is told beforehand, over whatever connection it comes.</summary>
internal sealed class ScriptedDynamo : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly ConcurrentQueue<string> requests = [];
    private readonly Func<int, string, Reply> reply;
    private readonly X509Certificate2? certificate;
    private int handshakes;

    /// <param name="reply">By the number of the request, from 0, and its text.</param>
    internal ScriptedDynamo(Func<int, string, Reply> reply, X509Certificate2? certificate = null)
    {
        (this.reply, this.certificate) = (reply, certificate);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Url = new($"{(certificate is null ? "http" : "https")}://localhost:{Port}");
        _ = Accept();
    }

    internal Uri Url { get; }

    internal int Port { get; }

    internal IReadOnlyList<string> Requests => [.. requests];

    internal int Handshakes => handshakes;

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
        over.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync(over.Token), over.Token);
        }
        catch (Exception closed) when (
            closed is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client, CancellationToken end)
    {
        using var _ = client;
        try
        {
            client.NoDelay = true;
            await using var stream = await Secured(client.GetStream());
            while (await ReadRequest(stream, end) is { } request)
            {
                requests.Enqueue(request);
                var told = reply(requests.Count - 1, request);
                await stream.WriteAsync(told.Bytes, end);
                if (told.End is ReplyEnd.HangUp) return;
                if (told.End is ReplyEnd.Silence) await Task.Delay(Timeout.Infinite, end);
            }
        }
        catch (Exception broken) when (
            broken is IOException or SocketException or AuthenticationException or OperationCanceledException)
        {
            // The other side went, or the test is over.
        }
    }

    private async Task<Stream> Secured(NetworkStream network)
    {
        if (certificate is null) return network;
        Interlocked.Increment(ref handshakes);
        var secure = new SslStream(network);
        await secure.AuthenticateAsServerAsync(certificate);
        return secure;
    }

    private static async Task<string?> ReadRequest(Stream stream, CancellationToken end)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, end);
            if (count == 0) return null;
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            if (IsWhole(text.ToString())) return text.ToString();
        }
    }

    private static bool IsWhole(string text)
    {
        if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var end)) return false;
        return !int.TryParse(
            Header(text, "content-length"),
            CultureInfo.InvariantCulture,
            out var length) || text.Length - end - 4 >= length;
    }

    internal static string Header(string request, string name) => request.Split("\r\n")
        .TakeWhile(line => line.Length > 0)
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault("");
}
