using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class DeletePost
{
    public sealed record Request(string? Blog, string? Post, Author Caller);

    public sealed record Command(PostKey Key, WriteGuard Guard);

    public static Request Parse(HttpCall call) =>
        new(call.PathValue(BlogId.Field), call.PathValue(PostId.Field), call.Caller);

    public static Either<BlogError, Command> Validate(Request request) =>
        PostKey.From(request.Blog, request.Post)
            .Map(key => new Command(key, new WriteGuard(request.Caller)))
            .OrInvalid();
}
