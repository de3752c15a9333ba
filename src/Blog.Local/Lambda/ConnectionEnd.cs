using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Blog.Local.Lambda;

/// <summary>
/// How a connection to the Runtime API ended. Linux resets one whose process ends with data that it has not read, and
/// closes any other: so it shows whether a process that was killed had its event.
/// </summary>
internal sealed class ConnectionEnd
{
    private readonly TaskCompletionSource<bool> reset = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the connection is over: whether the process had not read all that it was sent.</summary>
    public Task<bool> LeftUnread => reset.Task;

    /// <summary>Makes it a feature of each connection.</summary>
    public static void Watch(ListenOptions listen) => listen.Use(next => async connection =>
    {
        var end = new ConnectionEnd();
        connection.Features.Set(end);
        var transport = connection.Transport;
        connection.Transport = new Duplex(new Reader(transport.Input, end), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            end.reset.TrySetResult(false);
        }
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class Reader(PipeReader inner, ConnectionEnd end) : PipeReader
    {
        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(cancellationToken);
            }
            catch (ConnectionResetException)
            {
                end.reset.TrySetResult(true);
                throw;
            }
        }

        public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
            inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
