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
        Func<Post, Task<Either<BlogError, Post>>> Insert);

    internal static async Task<HttpReply> Handle(Effects effects, HttpCall call)
    {
        var (id, now) = (effects.NewId(), effects.Now());            // read
        var outcome = await CreatePost.Parse(call)                   // parse
            .Bind(CreatePost.Validate)                               // validate
            .Map(command => CreatePost.Decide(command, id, now))     // decide
            .BindAsync(effects.Insert)                               // effect
            .MapAsync(PostView.From);                                // map
        return outcome.Match(HttpReply.Created, error => HttpReply.From(error, call)); // respond
    }
}
