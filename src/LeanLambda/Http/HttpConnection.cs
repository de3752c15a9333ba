using System.Buffers;
using System.Net.Sockets;

namespace LeanLambda.Http;

/// <summary>
/// One connection to a server of HTTP/1.1, with TLS or without. It blocks the thread that waits, and throws what
/// <see cref="TransportError"/> knows if it fails.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int InitialCapacity = 4 * 1024;

    private readonly Socket socket;
    private readonly Stream stream;
    private readonly string host;
    private readonly TimeProvider clock;
    private readonly ResponseReader reader;
    private readonly ArrayBufferWriter<byte> outgoing = new(InitialCapacity);
    private Moment used;

    private HttpConnection(Socket socket, Stream stream, string host, TimeProvider clock)
    {
        (this.socket, this.stream, this.host, this.clock) = (socket, stream, host, clock);
        (reader, used) = (new(stream), Moment.Now(clock));
    }

    /// <summary>It has carried a response before.</summary>
    internal bool IsReused { get; private set; }

    /// <summary>Something of the response to the last request has come.</summary>
    internal bool HasResponseBegun => reader.HasBegun;

    /// <summary>The last response has left it fit for another request.</summary>
    internal bool IsReusable => reader.KeepsAlive;

    /// <summary>Shakes hands if the server wants TLS.</summary>
    /// <param name="socket">Connected to the server.</param>
    /// <param name="cancel">Ends the wait by breaking the connection.</param>
    internal static HttpConnection Over(Socket socket, Uri server, TimeProvider clock, CancellationToken cancel)
    {
        using var abort = cancel.UnsafeRegister(Abort, socket);
        try
        {
            Stream network = new NetworkStream(socket, ownsSocket: true);
            if (server.Scheme == Uri.UriSchemeHttps) network = TlsHandshake.Run(network, server.IdnHost);
            return new(socket, network, server.Authority, clock);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// It lay idle for so long that the server may have forgotten it, the server has hung up, or it has sent what no
    /// request asked for.
    /// </summary>
    internal bool IsStale(TimeSpan longestIdle) =>
        used.Age(clock) > longestIdle || socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    /// <param name="cancel">Ends the wait by breaking the connection.</param>
    internal HttpResponse Send(HttpRequest request, CancellationToken cancel)
    {
        using var abort = cancel.UnsafeRegister(Abort, socket);
        reader.Begin();
        outgoing.ResetWrittenCount();
        request.Write(outgoing, host);
        stream.Write(outgoing.WrittenSpan);
        var response = reader.Read();
        (IsReused, used) = (true, Moment.Now(clock));
        return response;
    }

    public void Dispose() => stream.Dispose();

    private static void Abort(object? socket) => ((Socket)socket!).Dispose();
}
