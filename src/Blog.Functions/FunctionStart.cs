using Blog.Core.Values;
using Blog.Functions.Edges;
using Blog.Functions.Endpoints;
using Blog.Functions.Lambda;
using Blog.Functions.Logging;
using Blog.Functions.Store;
using Blog.Functions.WarmUp;
using LeanLambda;
using Serilog;

namespace Blog.Functions;

/// <summary>Puts one function together: the only place where effects are chosen.</summary>
internal static class FunctionStart
{
    /// <summary>Throws <see cref="FunctionStartException"/> where the environment does not do.</summary>
    internal static async Task<LambdaFunction> FromEnvironment()
    {
        var settings = FunctionSettings.From(Environment.GetEnvironmentVariable)
            .Match(Right: read => read, Left: fault => throw fault);
        var log = FunctionLog.To(FunctionLog.StandardOutput(), settings.LogLevel);
        var edge = Edge.From(Environment.GetEnvironmentVariable);
        await WarmStart.Run(edge, dynamo => Function(dynamo, settings, FunctionLog.To(Stream.Null, "INFO")), settings.Route);
        return Function(edge.Dynamo, settings, log).OnEvents();
    }

    /// <summary>A function of a route over a DynamoDB, real or rehearsed.</summary>
    internal static Function Function(Dynamo dynamo, FunctionSettings settings, ILogger log) =>
        FunctionEdge.Around(
            settings.Route,
            RouteEndpoint.For(settings.Route, new PostStore(dynamo, settings.TableName, log)),
            log,
            TimeProvider.System)
        .ReadableFrom(settings.CorsOrigins);

    /// <summary>The clock of the functions.</summary>
    internal static Instant Now() => Instant.From(DateTimeOffset.UtcNow);

    /// <summary>The source of new posts' ids.</summary>
    internal static PostId NewId() => PostId.FromStore(Guid.CreateVersion7());
}
