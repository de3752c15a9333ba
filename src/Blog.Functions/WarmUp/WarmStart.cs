using Blog.Core;
using Blog.Functions.Dynamo;
using Blog.Functions.Http;

namespace Blog.Functions.WarmUp;

/// <summary>Moves work from the first event into the start, where it costs least (docs/adr/0013).</summary>
internal static class WarmStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Connects and rehearses side by side. Fails nothing and waits for no longer than a second: a function that could not
    /// be warmed starts cold. <c>WARM_START=none</c> leaves it out.
    /// </summary>
    internal static async Task Run(Route route, DynamoSettings settings, HttpChannel channel, string table)
    {
        if (Environment.GetEnvironmentVariable("WARM_START") is "none") return;
        var connecting = new Thread(() => Connect(channel)) { IsBackground = true };
        connecting.Start();
        await Rehearse(route, settings, table);
        connecting.Join(Patience);
    }

    private static async Task Rehearse(Route route, DynamoSettings settings, string table)
    {
        try
        {
            await Rehearsal.Run(route, settings, table);
        }
        catch (Exception)
        {
            // What it met is met again by the first event, which has a line in the log.
        }
    }

    /// <summary>An unsigned <c>GET /</c>, which DynamoDB answers at no charge and without a permission.</summary>
    private static void Connect(HttpChannel channel)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            channel.Exchange(new("GET", "/", []), patience.Token);
        }
        catch (Exception)
        {
            // The first event connects itself.
        }
    }
}
