using System.Diagnostics;
using Blog.Core;
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
    /// <summary>Throws <see cref="FunctionStartException"/> if the environment does not suffice.</summary>
    internal static async Task<Function> FromEnvironment()
    {
        var settings = FunctionSettings.From(Environment.GetEnvironmentVariable)
            .Match(Right: read => read, Left: fault => throw fault);
        var log = FunctionLog.To(FunctionLog.StandardOutput(), settings.LogLevel);
        var edge = Edge.Dynamo(Environment.GetEnvironmentVariable);
        await WarmStart.Run(
            edge,
            dynamo => Function(dynamo, settings, FunctionLog.To(Stream.Null, "INFO")),
            settings.Route);
        return Function(edge.Dynamo, settings, log);
    }

    /// <summary>A function over a DynamoDB, real or rehearsed.</summary>
    internal static Function Function(Dynamo dynamo, FunctionSettings settings, ILogger log) =>
        Function(settings.Route, Posts(dynamo, settings.TableName, log), log, TimeProvider.System)
            .ReadableFrom(settings.CorsOrigins);

    internal static Function Function(Route route, PostStore posts, ILogger log, TimeProvider clock) =>
        FunctionEdge.Around(route, Endpoint(route, posts), log, clock);

    internal static PostStore Posts(Dynamo dynamo, string table, ILogger log) => new(dynamo.Guarded(), table, log);

    /// <summary>The endpoint of a route, with its effects.</summary>
    internal static Endpoint Endpoint(Route route, PostStore posts) => route.Name switch
    {
        nameof(Routes.CreatePost) => (call, deadline) => CreatePostEndpoint.Handle(
            new(Now, NewId, insertion => posts.Insert(insertion, deadline)), call),
        nameof(Routes.ListPosts) => (call, deadline) => ListPostsEndpoint.Handle(
            new(query => posts.Page(query, deadline)), call),
        nameof(Routes.GetPost) => (call, deadline) => GetPostEndpoint.Handle(
            new(key => posts.Find(key, deadline)), call),
        nameof(Routes.UpdatePost) => (call, deadline) => UpdatePostEndpoint.Handle(
            new(Now, change => posts.Update(change, deadline)), call),
        nameof(Routes.DeletePost) => (call, deadline) => DeletePostEndpoint.Handle(
            new(command => posts.Delete(command, deadline)), call),
        _ => throw new UnreachableException($"The route {route.Name} has no endpoint."),
    };

    private static Instant Now() => Instant.From(DateTimeOffset.UtcNow);

    private static PostId NewId() => PostId.FromStore(Guid.CreateVersion7());
}
