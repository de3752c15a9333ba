using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class DeletePost
{
    public sealed record Request(string? Blog, string? Post, WriteGuard Guard);

    public sealed record Command(PostKey Key, WriteGuard Guard);

    /// <inheritdoc cref="IfMatchHeader.Guard"/>
    public static Either<BlogError, Request> Parse(HttpCall call) =>
        IfMatchHeader.Guard(call)
            .Map(guard => new Request(call.PathValue(BlogId.Field), call.PathValue(PostId.Field), guard));

    public static Either<BlogError, Command> Validate(Request request) =>
        PostKey.From(request.Blog, request.Post)
            .Map(key => new Command(key, request.Guard))
            .OrInvalid();
}
