using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Blog.Functions.Http;

/// <summary>
/// One connection to a server of HTTP/1.1, with TLS or without. It blocks the thread that waits (docs/adr/0014). Every method
/// throws <see cref="IOException"/>, <see cref="SocketException"/> or the like where the connection fails.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int InitialCapacity = 4 * 1024;

    private readonly Socket socket;
    private readonly Stream stream;
    private readonly AnswerReader reader;
    private readonly ArrayBufferWriter<byte> outgoing = new(InitialCapacity);
    private readonly string host;
    private long usedAt = Environment.TickCount64;

    private HttpConnection(Socket socket, Stream stream, string host) =>
        (this.socket, this.stream, this.host, reader) = (socket, stream, host, new(stream));

    /// <summary>It has answered a request before.</summary>
    internal bool IsReused { get; private set; }

    /// <summary>Something of the answer to the last request has come.</summary>
    internal bool IsAnswering => reader.HasBegun;

    /// <summary>The last answer has left it fit for another request.</summary>
    internal bool IsReusable => reader.KeepsAlive;

    internal static HttpConnection Open(Uri server, CancellationToken cancel)
    {
        var dialled = Connect(server, cancel);
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

    private static Socket Connect(Uri server, CancellationToken cancel)
    {
        SocketException? refusal = null;
        foreach (var address in Addresses(server, cancel))
        {
            var dialled = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var abort = cancel.UnsafeRegister(Abort, dialled);
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

    private static IPAddress[] Addresses(Uri server, CancellationToken cancel) =>
        server.HostNameType is UriHostNameType.Dns
            ? Dns.GetHostAddressesAsync(server.IdnHost, cancel).GetAwaiter().GetResult()
            : [IPAddress.Parse(server.DnsSafeHost)];

    private static SslStream Secure(NetworkStream plain, string host)
    {
        var secure = new SslStream(plain);
        secure.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host });
        return secure;
    }
}
