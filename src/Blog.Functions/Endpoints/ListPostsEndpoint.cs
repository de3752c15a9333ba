using Blog.Core;
using Blog.Core.Http;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class ListPostsEndpoint
{
    internal sealed record Effects(Func<ListPosts.Query, Task<Either<StoreError, PostPage>>> Page);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var request = ListPosts.Parse(call);                         // parse
        var outcome = await ListPosts.Validate(request)              // validate
            .BindAsync(effects.Page)                                 // effect
            .MapAsync(PageView.From);                                // map
        return outcome.Match(                                       // respond
            page => HttpReply.Listed(page, call), error => HttpReply.From(error, call));
    }
}
