using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LeanLambda.Tests.Http;

/// <summary>
/// A server that says what a test tells it, byte by byte. Each connection has its script: what it responds to its first
/// request, its second, and so on; then it hangs up.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    internal const string Silence = "(silence)", HangUp = "(hang up)";

    /// <summary>
    /// Within a response: a moment passes; the rest goes out by itself, over TLS in a record of its own; bytes without
    /// end.
    /// </summary>
    internal const string Pause = "(pause)", Then = "(then)", Endless = "(endless)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = [];
    private readonly X509Certificate2? certificate;

    private ScriptedServer(X509Certificate2? certificate, string[][] scripts)
    {
        this.certificate = certificate;
        listener.Start();
        Url = new(
            $"{(certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = Accept(scripts);
    }

    internal Uri Url { get; }

    /// <summary>As they came, heads and bodies.</summary>
    internal IReadOnlyList<string> Requests => [.. requests];

    internal int Connections { get; private set; }

    internal static ScriptedServer Responding(params string[][] connections) => new(certificate: null, connections);

    internal static ScriptedServer RespondingOverTls(X509Certificate2 certificate, params string[][] connections) =>
        new(certificate, connections);

    internal static string Ok(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

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
            client.NoDelay = true;
            await using var stream = await Secured(client.GetStream());
            foreach (var response in script)
            {
                if (response == HangUp || await ReadRequest(stream) is not { } request) return;
                requests.Enqueue(request);
                if (response == Silence) await Task.Delay(Timeout.Infinite);
                await Write(stream, response);
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or AuthenticationException)
        {
            // The other side went, or does not trust the certificate.
        }
    }

    private async Task<Stream> Secured(NetworkStream network)
    {
        if (certificate is null) return network;
        var secure = new SslStream(network);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(
                certificate, additionalCertificates: null, offline: true),
        });
        return secure;
    }

    private static async Task Write(Stream stream, string response)
    {
        foreach (var part in response.Split(Pause))
        {
            foreach (var piece in part.Split(Then))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(piece.Replace(Endless, "", StringComparison.Ordinal)));
                await stream.FlushAsync();
                while (piece.EndsWith(Endless, StringComparison.Ordinal)) await stream.WriteAsync(EndlessBytes);
            }

            if (part.Length < response.Length) await Task.Delay(20);
        }
    }

    /// <summary>Chunks of sixteen bytes, and as good as any where there are no chunks.</summary>
    private static byte[] EndlessBytes { get; } =
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("10\r\n0123456789abcdef\r\n", 4096)));

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
        var length = text.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .Select(line => int.Parse(line[16..], CultureInfo.InvariantCulture))
            .FirstOrDefault();
        return Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= length;
    }
}
