using System.Net;

namespace LeanLambda.Http;

/// <summary>
/// The way to one server: requests go over connections that are kept, each of one request at a time. Blocks the thread
/// that waits. Errors are those of <see cref="HttpSend"/>.
/// </summary>
internal sealed class HttpChannel : IDisposable
{
    /// <summary>Shorter than servers, and the network between, keep an idle connection.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(1);

    /// <summary>Shorter than servers wait for the first bytes of a connection.</summary>
    private static readonly TimeSpan LongestUnused = TimeSpan.FromSeconds(10);

    private readonly Uri server;
    private readonly TimeProvider clock;
    private readonly TcpConnect connect;
    private readonly Stack<HttpConnection> idle = new();
    private PendingConnection? pending;

    internal HttpChannel(Uri server)
        : this(server, Dns.GetHostAddresses, TimeProvider.System)
    {
    }

    /// <param name="lookUp">Gives the addresses of a name.</param>
    /// <param name="clock">Tells how old connections are.</param>
    internal HttpChannel(Uri server, Func<string, IPAddress[]> lookUp, TimeProvider clock) =>
        (this.server, this.clock, connect) = (server, clock, new(server, lookUp));

    /// <summary>Begins to connect, for the first request.</summary>
    internal void BeginConnect() =>
        Interlocked.Exchange(ref pending, PendingConnection.Start(connect, clock))?.GiveUp();

    /// <param name="cancel">Ends the wait, wherever it is, with an <see cref="OperationCanceledException"/>.</param>
    internal HttpResponse Send(HttpRequest request, CancellationToken cancel)
    {
        while (true)
        {
            var connection = TakeIdle() ?? ConnectAndShakeHands(cancel);
            try
            {
                return SendOver(connection, request, cancel);
            }
            catch (Exception error) when (cancel.IsCancellationRequested)
            {
                throw new OperationCanceledException($"{server.Authority} has not responded in time.", error, cancel);
            }
            catch (IOException) when (request.IsRepeatable && MayHaveBeenStale(connection))
            {
                // The server hung up while the request was on its way: another connection may do.
            }
            catch (Exception error) when (TransportError.Is(error))
            {
                throw TransportError.OfSending(error);
            }
        }
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref pending, value: null)?.GiveUp();
        while (Pop() is { } connection) connection.Dispose();
    }

    private static bool MayHaveBeenStale(HttpConnection connection) =>
        connection is { IsReused: true, HasResponseBegun: false };

    private HttpResponse SendOver(HttpConnection connection, HttpRequest request, CancellationToken cancel)
    {
        var keep = false;
        try
        {
            var response = connection.Send(request, cancel);
            keep = connection.IsReusable && !cancel.IsCancellationRequested;
            return response;
        }
        finally
        {
            if (keep) Keep(connection);
            else connection.Dispose();
        }
    }

    private HttpConnection ConnectAndShakeHands(CancellationToken cancel)
    {
        try
        {
            return HttpConnection.Over(Connect(cancel), server, clock, cancel);
        }
        catch (Exception error) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                $"{server.Authority} has taken no connection in time.", TransportError.OfConnecting(error), cancel);
        }
        catch (Exception error) when (TransportError.Is(error))
        {
            throw TransportError.OfConnecting(error);
        }
    }

    private System.Net.Sockets.Socket Connect(CancellationToken cancel)
    {
        var begun = Interlocked.Exchange(ref pending, value: null);
        if (begun is not null && begun.IsFit(LongestUnused, clock)) return begun.Wait(cancel);
        begun?.GiveUp();
        return cancel.CanBeCanceled ? PendingConnection.Start(connect, clock).Wait(cancel) : connect.Run(() => false);
    }

    private HttpConnection? TakeIdle()
    {
        while (Pop() is { } connection)
        {
            if (!connection.IsStale(LongestIdle)) return connection;
            connection.Dispose();
        }

        return null;
    }

    private HttpConnection? Pop()
    {
        lock (idle) return idle.TryPop(out var connection) ? connection : null;
    }

    private void Keep(HttpConnection connection)
    {
        lock (idle) idle.Push(connection);
    }
}
