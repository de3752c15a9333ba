using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class GetPost
{
    public sealed record Request(string? Blog, string? Post);

    public static Request Parse(HttpCall call) => new(call.PathValue(BlogId.Field), call.PathValue(PostId.Field));

    public static Either<BlogError, PostKey> Validate(Request request) =>
        PostKey.From(request.Blog, request.Post).OrInvalid();
}
