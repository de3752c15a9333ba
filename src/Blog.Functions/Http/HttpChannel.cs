using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Blog.Functions.Http;

/// <summary>
/// The way to one server: requests go over connections that are kept open, each of one request at a time. Blocks the thread
/// that waits (docs/adr/0014).
/// </summary>
internal sealed class HttpChannel(Uri server) : IDisposable
{
    /// <summary>Shorter than servers and the network between keep an idle connection.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(1);

    private readonly Stack<HttpConnection> idle = new();

    /// <param name="cancel">Ends the wait, wherever it is, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="HttpRequestException">There is no connection, or no answer.</exception>
    internal HttpAnswer Exchange(HttpRequest request, CancellationToken cancel) => Guarded(() =>
    {
        while (true)
        {
            var connection = TakeIdle() ?? HttpConnection.Open(server, cancel);
            try
            {
                var answer = connection.Exchange(request, cancel);
                if (connection.IsReusable && !cancel.IsCancellationRequested) Keep(connection);
                else connection.Dispose();
                return answer;
            }
            catch (Exception fault)
            {
                connection.Dispose();
                if (!HasMissed(connection, fault) || cancel.IsCancellationRequested) throw;
            }
        }
    }, cancel);

    public void Dispose()
    {
        while (idle.TryPop(out var connection)) connection.Dispose();
    }

    /// <summary>The other side hung up while the request was on its way: another connection may do.</summary>
    private static bool HasMissed(HttpConnection connection, Exception fault) =>
        fault is IOException && connection is { IsReused: true, IsAnswering: false };

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

    private static T Guarded<T>(Func<T> step, CancellationToken cancel)
    {
        try
        {
            return step();
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception fault) when (Error(fault) is { } error)
        {
            // The SDK tells by these words that another try is worth it.
            throw new HttpRequestException(error, "An error occurred while sending the request.", fault);
        }
    }

    private static HttpRequestError? Error(Exception fault) => fault switch
    {
        HttpIOException broken => broken.HttpRequestError,
        AuthenticationException => HttpRequestError.SecureConnectionError,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } => HttpRequestError.NameResolutionError,
        IOException or SocketException or ObjectDisposedException => HttpRequestError.ConnectionError,
        _ => null,
    };
}
