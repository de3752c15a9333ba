using Blog.Core.Values;
using Blog.Functions.Dynamo;
using Blog.Functions.Endpoints;
using Blog.Functions.Http;
using Blog.Functions.Lambda;
using Blog.Functions.Logging;
using Blog.Functions.WarmUp;

namespace Blog.Functions;

/// <summary>Puts one function together: the only place where effects are chosen.</summary>
internal static class FunctionStart
{
    /// <summary>Throws <see cref="StartFault"/> where the environment does not do.</summary>
    internal static async Task<Function> FromEnvironment()
    {
        var settings = FunctionSettings.From(Environment.GetEnvironmentVariable)
            .Match(Right: read => read, Left: fault => throw fault);
        var log = FunctionLog.To(FunctionLog.StandardOutput(), settings.LogLevel);
        var dynamo = DynamoSettings.From(Environment.GetEnvironmentVariable);
        var channel = new HttpChannel(dynamo.Endpoint);
        await WarmStart.Run(settings.Route, dynamo, channel, settings.TableName);
        var client = new DynamoClient(dynamo, (request, cancel) => Task.FromResult(channel.Exchange(request, cancel)));
        var table = new PostTable(client, settings.TableName, log);
        return FunctionEdge.Around(settings.Route, RouteEndpoint.For(settings.Route, table), log, TimeProvider.System)
            .ReadableFrom(settings.CorsOrigins);
    }

    /// <summary>The clock of the functions.</summary>
    internal static Instant Now() => Instant.From(DateTimeOffset.UtcNow);

    /// <summary>The source of new posts' ids.</summary>
    internal static PostId NewId() => PostId.FromStore(Guid.CreateVersion7());
}
