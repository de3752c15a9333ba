using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class GetPostEndpoint
{
    internal sealed record Effects(Func<PostKey, Task<Either<StoreError, Post>>> Find);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var outcome = await GetPost.Parse(call)                      // parse
            .Bind(GetPost.Validate)                                  // validate
            .BindAsync(async query => (await effects.Find(query.Key)) // effect
                .Map(post => GetPost.Decide(query, post)))           // decide
            .MapAsync(found => (Post: PostView.From(found.Post), found.IsKnown)); // map
        return outcome.Match(                                        // respond
            found => HttpReply.Found(found.Post, found.IsKnown), error => HttpReply.From(error, call));
    }
}
