using Blog.Core;
using Blog.Functions.Gateway;
using Blog.Functions.Lambda;
using LeanLambda;

namespace Blog.Functions.WarmUp;

/// <summary>
/// Takes one event of the route all the way, from its bytes to those of the reply, before the first real one comes:
/// what runs for the first time is slow, and Lambda gives a starting function a whole core and a running one its share
/// (docs/adr/0013). DynamoDB's answer is canned: nothing leaves the process, and the log line goes nowhere.
/// </summary>
internal static class Rehearsal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The status of the reply: what the route answers on success, unless something is wrong.</summary>
    internal static async Task<int> Run(Route route, Function function)
    {
        var invocation = new Invocation("warm-up", "", DateTimeOffset.UtcNow + Patience + FunctionEdge.Reserve);
        var reply = await function(GatewayEvent.Read(RehearsedEvent.Of(route), invocation.RequestId), invocation);
        GatewayReply.Write(reply);
        return reply.Status;
    }
}
