using Blog.Core;
using Blog.Core.Http;
using Blog.Functions;
using Blog.Functions.Store;
using Serilog;
using Serilog.Core;

namespace Blog.IntegrationTests;

/// <summary>A whole function but for Lambda's events: edge, endpoint and store.</summary>
internal static class FunctionOn
{
    internal static Task<HttpReply> Answer(this PostStore posts, Route route, HttpCall call) =>
        posts.Answer(route, call, DateTimeOffset.UtcNow.AddMinutes(1));

    internal static Task<HttpReply> Answer(
        this PostStore posts,
        Route route,
        HttpCall call,
        DateTimeOffset deadline,
        ILogger? log = null,
        TimeProvider? clock = null) =>
        FunctionStart.Function(route, posts, log ?? Logger.None, clock ?? TimeProvider.System)(
            call, new("invocation-1", "", deadline));
}
