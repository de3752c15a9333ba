using Blog.Core;
using Blog.Functions.Edges;
using Blog.Functions.Lambda;
using Blog.Functions.Store;

namespace Blog.Functions.WarmUp;

/// <summary>Moves work from the first event into the start, where it costs least (docs/adr/0013).</summary>
internal static class WarmStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Rehearses while the connection is being made, then shakes hands. Fails nothing and waits for no longer than a
    /// second: a function that could not be warmed starts cold. <c>WARM_START=none</c> leaves it out.
    /// </summary>
    internal static async Task Run(DynamoEdge edge, Func<Dynamo, Function> function, Route route)
    {
        if (Environment.GetEnvironmentVariable("WARM_START") is "none") return;
        edge.BeginConnect();
        await Try(() => edge.Rehearse(CannedAnswer.To(route), dynamo => Rehearsal.Run(route, function(dynamo))));
        await Try(() => Greet(edge));
    }

    private static async Task Greet(DynamoEdge edge)
    {
        using var patience = new CancellationTokenSource(Patience);
        await edge.Greet(patience.Token);
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
