using Blog.Core;
using Blog.Functions.Dynamo;
using Blog.Functions.Endpoints;
using Blog.Functions.Gateway;
using Blog.Functions.Lambda;
using Blog.Functions.Logging;

namespace Blog.Functions.WarmUp;

/// <summary>
/// Takes one event of the route all the way, from its bytes to those of the reply, before the first real one comes: what
/// runs for the first time is slow, and Lambda gives a starting function a whole core and a running one its share
/// (docs/adr/0013). DynamoDB's answer is canned: nothing leaves the process, and the log line goes nowhere.
/// </summary>
internal static class Rehearsal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The status of the reply: what the route answers on success, unless something is wrong.</summary>
    internal static async Task<int> Run(Route route, DynamoSettings settings, string table)
    {
        var nowhere = FunctionLog.To(Stream.Null, "INFO");
        var client = new DynamoClient(settings, (_, _) => Task.FromResult(CannedAnswer.To(route)));
        var invocation = new Invocation("warm-up", "", DateTimeOffset.UtcNow + Patience + FunctionEdge.Reserve);
        var function = FunctionEdge.Around(route, RouteEndpoint.For(route, new PostTable(client, table, nowhere)), nowhere, TimeProvider.System);
        var reply = await function(GatewayEvent.Read(RehearsedEvent.Of(route), invocation.RequestId), invocation);
        GatewayReply.Write(reply);
        return reply.Status;
    }
}
