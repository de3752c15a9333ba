using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Functions.Endpoints;

internal static class CreatePostEndpoint
{
    internal sealed record Effects(
        Func<Instant> Now,
        Func<PostId> NewId,
        Func<CreatePost.Insertion, Task<Either<StoreError, CreatePost.Creation>>> Insert);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var (id, now) = (effects.NewId(), effects.Now());            // read
        var outcome = await CreatePost.Parse(call)                   // parse
            .Bind(CreatePost.Validate)                               // validate
            .Map(command => CreatePost.Decide(command, id, now))     // decide
            .BindAsync(effects.Insert)                               // effect
            .MapAsync(made => (Post: PostView.From(made.Post), made.IsReplay)); // map
        return outcome.Match(                                        // respond
            created => HttpReply.Created(created.Post, created.IsReplay, call), error => HttpReply.From(error, call));
    }
}
