using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class UpdatePostEndpoint
{
    internal sealed record Effects(
        Func<Instant> Now,
        Func<UpdatePost.Change, Task<Either<StoreError, Post>>> Update);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var now = effects.Now();                                     // read
        var outcome = await UpdatePost.Parse(call)                   // parse
            .Bind(UpdatePost.Validate)                               // validate
            .Map(command => UpdatePost.Decide(command, now))         // decide
            .BindAsync(effects.Update)                               // effect
            .MapAsync(PostView.From);                                // map
        return outcome.Match(HttpReply.Updated, error => HttpReply.From(error, call)); // respond
    }
}
