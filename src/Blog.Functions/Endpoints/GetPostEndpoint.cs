using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class GetPostEndpoint
{
    internal sealed record Effects(Func<PostKey, Task<Either<BlogError, Post>>> Find);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var request = GetPost.Parse(call);                           // parse
        var outcome = await GetPost.Validate(request)                // validate
            .BindAsync(effects.Find)                                 // effect
            .MapAsync(PostView.From);                                // map
        return outcome.Match(HttpReply.Ok, error => HttpReply.From(error, call)); // respond
    }
}
