using Blog.Core;
using Blog.Functions.Dynamo;
using Blog.Functions.Http;

namespace Blog.Functions.WarmUp;

/// <summary>Moves work from the first event into the start, where it costs least (docs/adr/0013).</summary>
internal static class WarmStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Rehearses while the connection is being made, then shakes hands. Fails nothing and waits for no longer than a second:
    /// a function that could not be warmed starts cold. <c>WARM_START=none</c> leaves it out.
    /// </summary>
    internal static async Task Run(Route route, DynamoSettings dynamo, HttpChannel channel, string table)
    {
        if (Environment.GetEnvironmentVariable("WARM_START") is "none") return;
        channel.Dial();
        await Try(() => Rehearsal.Run(route, dynamo, table));
        await Try(() => Greet(channel));
    }

    /// <summary>An unsigned <c>GET /</c>, which DynamoDB answers at no charge and without a permission.</summary>
    private static Task Greet(HttpChannel channel)
    {
        using var patience = new CancellationTokenSource(Patience);
        channel.Exchange(new("GET", "/", []), patience.Token);
        return Task.CompletedTask;
    }

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
}
