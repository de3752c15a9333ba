using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Functions.Dynamo;

namespace Blog.Functions.WarmUp;

/// <summary>Moves work from the first event into the start, where it costs least (docs/adr/0013).</summary>
internal static class WarmStart
{
    /// <summary>
    /// Connects and rehearses side by side. Fails nothing and waits for no longer than a second: a function that could not
    /// be warmed starts cold. <c>WARM_START=none</c> leaves it out.
    /// </summary>
    internal static Task Run(Route route, DynamoWire wire, AmazonDynamoDBClient client, string table) =>
        Environment.GetEnvironmentVariable("WARM_START") is "none"
            ? Task.CompletedTask
            : Task.WhenAll(
                Try(() => wire.Connect(EndpointOf(client))),
                Try(() => Rehearsal.Run(route, wire, client, table)));

    private static async Task Try(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception)
        {
            // What it met is met again by the first event, which has a line in the log.
        }
    }

    private static Uri EndpointOf(AmazonDynamoDBClient client) =>
        new(client.DetermineServiceOperationEndpoint(new PutItemRequest { TableName = "any" }).URL);
}
