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
        var outcome = await GetPost.Parse(call)                      // parse
            .Bind(GetPost.Validate)                                  // validate
            .BindAsync(async query => (await effects.Find(query.Key)) // effect
                .Map(post => GetPost.Decide(query, post)))           // decide
            .MapAsync(FoundView.From);                               // map
        return outcome.Match(HttpReply.Found, error => HttpReply.From(error, call)); // respond
    }
}
