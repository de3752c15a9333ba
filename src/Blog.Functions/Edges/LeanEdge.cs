using System.Text;
using Blog.Functions.Store;
using LeanLambda.DynamoDb;

namespace Blog.Functions.Edges;

/// <summary>LeanLambda's own client of DynamoDB: it blocks the thread that waits (docs/adr/0014).</summary>
internal static class LeanEdge
{
    internal static DynamoEdge From(Func<string, string?> variable)
    {
        var settings = DynamoDbSettings.From(variable);
        var client = new DynamoDbClient(settings);
        return new(
            Over(client),
            client.BeginConnect,
            (response, step) =>
                step(Over(DynamoDbClient.WithCannedResponse(settings, Encoding.UTF8.GetBytes(response)))),
            cancel => Blocking(client.Connect, cancel));
    }

    internal static Dynamo Over(DynamoDbClient client) => new(
        async (request, deadline) => client.PutItem(request, deadline),
        async (request, deadline) => client.GetItem(request, deadline),
        async (request, deadline) => client.UpdateItem(request, deadline),
        async (request, deadline) => client.DeleteItem(request, deadline),
        async (request, deadline) => client.Query(request, deadline),
        async (request, deadline) => client.TransactWriteItems(request, deadline));

    private static Task Blocking(Action<CancellationToken> connect, CancellationToken cancel)
    {
        connect(cancel);
        return Task.CompletedTask;
    }
}
