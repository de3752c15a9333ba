using System.Diagnostics;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions.Store;

namespace Blog.Functions.Endpoints;

/// <summary>Answers the calls of one route; <paramref name="deadline"/> ends what does not come back in time.</summary>
internal delegate Task<HttpReply> Endpoint(HttpCall call, CancellationToken deadline);

internal static class RouteEndpoint
{
    /// <summary>The endpoint of a route, with its effects.</summary>
    internal static Endpoint For(Route route, PostStore store) => route.Name switch
    {
        nameof(Routes.CreatePost) => (call, deadline) => CreatePostEndpoint.Handle(
            new(FunctionStart.Now, FunctionStart.NewId, insertion => store.Insert(insertion, call.RequestId, deadline)), call),
        nameof(Routes.ListPosts) => (call, deadline) => ListPostsEndpoint.Handle(
            new(query => store.Page(query, deadline)), call),
        nameof(Routes.GetPost) => (call, deadline) => GetPostEndpoint.Handle(
            new(key => store.Find(key, deadline)), call),
        nameof(Routes.UpdatePost) => (call, deadline) => UpdatePostEndpoint.Handle(
            new(FunctionStart.Now, change => store.Update(change, call.RequestId, deadline)), call),
        nameof(Routes.DeletePost) => (call, deadline) => DeletePostEndpoint.Handle(
            new(command => store.Delete(command, deadline)), call),
        _ => throw new UnreachableException($"The route {route.Name} has no endpoint."),
    };
}
