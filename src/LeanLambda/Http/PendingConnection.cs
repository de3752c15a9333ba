using System.Net.Sockets;

namespace LeanLambda.Http;

/// <summary>
/// A connection that is being made on a thread of its own, because nothing stops the look-up of a name. The attempt
/// that waits for it gives it up when its time is over.
/// </summary>
internal sealed class PendingConnection
{
    private readonly TaskCompletionSource<Socket> done = new();
    private readonly Moment started;
    private volatile bool isGivenUp;

    private PendingConnection(Moment started) => this.started = started;

    internal static PendingConnection Start(TcpConnect connect, TimeProvider clock)
    {
        var pending = new PendingConnection(Moment.Now(clock));
        new Thread(() => pending.Run(connect)) { IsBackground = true }.Start();
        return pending;
    }

    /// <summary>
    /// Whether a request can still be sent over it. A server waits for the first one for some seconds only.
    /// </summary>
    internal bool IsFit(TimeSpan longestUnused, TimeProvider clock) =>
        started.Age(clock) <= longestUnused && (!done.Task.IsCompleted || IsOpen(done.Task));

    /// <summary>A server that has something to say before it is asked has hung up.</summary>
    private static bool IsOpen(Task<Socket> connected) =>
        connected.IsCompletedSuccessfully && !connected.Result.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    internal Socket Wait(CancellationToken cancel)
    {
        try
        {
            return done.Task.WaitAsync(cancel).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            GiveUp();
            throw;
        }
    }

    /// <summary>A socket that comes all the same is closed.</summary>
    internal void GiveUp()
    {
        isGivenUp = true;
        _ = done.Task.ContinueWith(
            static late => late.Result.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Run(TcpConnect connect)
    {
        try
        {
            done.SetResult(connect.Run(() => isGivenUp));
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }
}
