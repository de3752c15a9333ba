using Blog.Core;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class DeletePostEndpoint
{
    internal sealed record Effects(Func<DeletePost.Command, Task<Either<StoreError, Post>>> Delete);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var outcome = await DeletePost.Parse(call)                   // parse
            .Bind(DeletePost.Validate)                               // validate
            .BindAsync(effects.Delete)                               // effect
            .MapAsync(PostView.From);                                // map
        return outcome.Match(HttpReply.Deleted, error => HttpReply.From(error, call)); // respond
    }
}
