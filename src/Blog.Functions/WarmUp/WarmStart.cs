using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Functions.Dynamo;

namespace Blog.Functions.WarmUp;

/// <summary>Moves work from the first event into the start, where it costs least (docs/adr/0013).</summary>
internal static class WarmStart
{
    /// <summary>
    /// Connects and rehearses side by side. Never fails and never waits for more than a second: a function that could not
    /// be warmed starts cold. <c>WARM_START=none</c> leaves it out.
    /// </summary>
    internal static Task Run(Route route, DynamoWire wire, AmazonDynamoDBClient client, string table, Serilog.ILogger log) =>
        Environment.GetEnvironmentVariable("WARM_START") is "none"
            ? Task.CompletedTask
            : Task.WhenAll(Try(log, () => wire.Connect(EndpointOf(client))), Try(log, () => Rehearsal.Run(route, wire, new(client, table, log))));

    private static Uri EndpointOf(AmazonDynamoDBClient client) =>
        new(client.DetermineServiceOperationEndpoint(new PutItemRequest { TableName = "any" }).URL);

    private static async Task Try(Serilog.ILogger log, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception fault)
        {
            log.Debug(fault, "Not warmed");
        }
    }
}
