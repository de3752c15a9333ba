using Blog.Core;
using Blog.Core.Http;
using Blog.Functions.Endpoints;
using Blog.Functions.Lambda;
using Blog.Functions.Logging;
using LeanLambda;
using Serilog;

namespace Blog.Functions;

/// <summary>
/// The edge of a function: every event gets a reply and one line in the log, whatever happens within.
/// </summary>
internal static class FunctionEdge
{
    /// <summary>Kept back from the deadline, so that there is time to reply before Lambda kills the process.</summary>
    internal static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(500);

    /// <summary>Lambda's own; a deadline that is further off is none that a timer could take.</summary>
    private static readonly TimeSpan LongestEvent = TimeSpan.FromMinutes(15);

    internal static Function Around(Route route, Endpoint endpoint, ILogger log, TimeProvider clock)
    {
        var cold = true;
        return (parsed, invocation) => parsed.Match(
            Right: call => Serve(call.RequestId, invocation, () => route.Admit(call).Match(
                Right: own => Reply(endpoint, own, invocation.Deadline, clock),
                Left: error => Refuse(error, call))),
            Left: error => Serve("", invocation, () => Refuse(error, HttpCall.Unreadable(invocation.RequestId))));

        async Task<HttpReply> Serve(string apiRequestId, Invocation invocation, Func<Task<Outcome>> answer)
        {
            var started = clock.GetTimestamp();
            var (reply, fault) = await answer();
            log.Request(new(route, invocation, apiRequestId, reply.Status, clock.GetElapsedTime(started), cold), fault);
            cold = false;
            return reply;
        }
    }

    private sealed record Outcome(HttpReply Reply, Exception? Fault);

    private static Task<Outcome> Refuse(BlogError error, HttpCall call) =>
        Task.FromResult(new Outcome(HttpReply.From(error, call), Fault: null));

    private static async Task<Outcome> Reply(
        Endpoint endpoint,
        HttpCall call,
        DateTimeOffset deadline,
        TimeProvider clock)
    {
        var left = deadline - clock.GetUtcNow() - Reserve;
        using var patience = new CancellationTokenSource(
            TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, LongestEvent.Ticks)),
            clock);
        try
        {
            return new(await endpoint(call, patience.Token), Fault: null);
        }
        catch (Exception fault)
        {
            return new(HttpReply.Unforeseen(call), fault);
        }
    }
}
