using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace LeanLambda.Http;

/// <summary>
/// One connection to a server of HTTP/1.1, with TLS or without. It blocks the thread that waits (docs/adr/0014), and throws
/// what <see cref="HttpFault"/> knows where it fails.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int InitialCapacity = 4 * 1024;

    private readonly Socket socket;
    private readonly Stream stream;
    private readonly string host;
    private readonly AnswerReader reader;
    private readonly ArrayBufferWriter<byte> outgoing = new(InitialCapacity);
    private long usedAt = Environment.TickCount64;

    private HttpConnection(Socket socket, Stream stream, string host) =>
        (this.socket, this.stream, this.host, reader) = (socket, stream, host, new(stream));

    /// <summary>It has answered a request before.</summary>
    internal bool IsReused { get; private set; }

    /// <summary>Something of the answer to the last request has come.</summary>
    internal bool IsAnswering => reader.HasBegun;

    /// <summary>The last answer has left it fit for another request.</summary>
    internal bool IsReusable => reader.KeepsAlive;

    /// <summary>Looks up the server's name and connects to it. Nothing but the system's own patience ends the wait.</summary>
    internal static Socket Dial(Uri server)
    {
        SocketException? refusal = null;
        foreach (var address in Addresses(server))
        {
            var dialled = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                dialled.Connect(new IPEndPoint(address, server.Port));
                return dialled;
            }
            catch (SocketException refused)
            {
                dialled.Dispose();
                refusal = refused;
            }
        }

        throw refusal ?? new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Shakes hands where the server wants TLS.</summary>
    /// <param name="dialled">What <see cref="Dial"/> gave.</param>
    /// <param name="cancel">Ends the wait by breaking the connection.</param>
    internal static HttpConnection Over(Socket dialled, Uri server, CancellationToken cancel)
    {
        using var abort = cancel.UnsafeRegister(Abort, dialled);
        try
        {
            var plain = new NetworkStream(dialled, ownsSocket: true);
            return new(dialled, server.Scheme == Uri.UriSchemeHttps ? Secure(plain, server.IdnHost) : plain, server.Authority);
        }
        catch
        {
            dialled.Dispose();
            throw;
        }
    }

    /// <summary>It lay idle for so long that the other side may have forgotten it, or has hung up.</summary>
    internal bool IsStale(TimeSpan longestIdle) =>
        Environment.TickCount64 - usedAt > longestIdle.TotalMilliseconds || socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    /// <param name="cancel">Ends the wait by breaking the connection.</param>
    internal HttpAnswer Exchange(HttpRequest request, CancellationToken cancel)
    {
        using var abort = cancel.UnsafeRegister(Abort, socket);
        reader.Begin();
        outgoing.ResetWrittenCount();
        request.Write(outgoing, host);
        stream.Write(outgoing.WrittenSpan);
        var answer = reader.Read();
        (IsReused, usedAt) = (true, Environment.TickCount64);
        return answer;
    }

    public void Dispose() => stream.Dispose();

    private static void Abort(object? socket) => ((Socket)socket!).Dispose();

    private static IPAddress[] Addresses(Uri server) => server.HostNameType is UriHostNameType.Dns
        ? Dns.GetHostAddresses(server.IdnHost)
        : [IPAddress.Parse(server.DnsSafeHost)];

    private static SslStream Secure(NetworkStream plain, string host)
    {
        var secure = new SslStream(plain);
        secure.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            // The server sends its whole chain: nothing is fetched to complete it, and the code for that is left out (Trimming).
            CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
        });
        return secure;
    }
}
