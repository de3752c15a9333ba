using System.Net.Sockets;

namespace LeanLambda.Http;

/// <summary>
/// The way to one server: requests go over connections that are kept, each of one request at a time. Blocks the thread that
/// waits (docs/adr/0014). What fails is an <see cref="HttpRequestException"/>.
/// </summary>
internal sealed class HttpChannel(Uri server) : IDisposable
{
    /// <summary>Shorter than servers, and the network between, keep an idle connection.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(1);

    private readonly Stack<HttpConnection> idle = new();
    private Task<Socket>? dialling;

    /// <summary>Begins to connect, for the first request.</summary>
    internal void Dial() => dialling = DialElsewhere();

    /// <param name="cancel">Ends the wait, wherever it is, with an <see cref="OperationCanceledException"/>.</param>
    internal HttpAnswer Exchange(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return ExchangeOnWhatIsLeft(request, cancel);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception fault) when (HttpFault.Is(fault))
        {
            throw HttpFault.From(fault);
        }
    }

    public void Dispose()
    {
        while (idle.TryPop(out var connection)) connection.Dispose();
    }

    private HttpAnswer ExchangeOnWhatIsLeft(HttpRequest request, CancellationToken cancel)
    {
        while (true)
        {
            var connection = TakeIdle() ?? HttpConnection.Over(Dialled(cancel), server, cancel);
            try
            {
                return ExchangeOn(connection, request, cancel);
            }
            catch (IOException) when (connection is { IsReused: true, IsAnswering: false } && !cancel.IsCancellationRequested)
            {
                // The other side hung up while the request was on its way: another connection may do.
            }
        }
    }

    private HttpAnswer ExchangeOn(HttpConnection connection, HttpRequest request, CancellationToken cancel)
    {
        var keep = false;
        try
        {
            var answer = connection.Exchange(request, cancel);
            keep = connection.IsReusable && !cancel.IsCancellationRequested;
            return answer;
        }
        finally
        {
            if (keep) Keep(connection);
            else connection.Dispose();
        }
    }

    /// <summary>What comes too late for one request is there for the next.</summary>
    private Socket Dialled(CancellationToken cancel)
    {
        if (!cancel.CanBeCanceled) return HttpConnection.Dial(server);
        var mine = Interlocked.Exchange(ref dialling, value: null) ?? DialElsewhere();
        try
        {
            return mine.WaitAsync(cancel).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            dialling = mine;
            throw;
        }
    }

    /// <summary>On a thread of its own, for nothing stops the look-up of a name.</summary>
    private Task<Socket> DialElsewhere()
    {
        var done = new TaskCompletionSource<Socket>();
        new Thread(() => Dial(done)) { IsBackground = true }.Start();
        return done.Task;
    }

    private void Dial(TaskCompletionSource<Socket> done)
    {
        try
        {
            done.SetResult(HttpConnection.Dial(server));
        }
        catch (Exception fault)
        {
            done.SetException(fault);
        }
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
