using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class GetPost
{
    public sealed record Request(string? Blog, string? Post, IfNoneMatch Known);

    public sealed record Query(PostKey Key, IfNoneMatch Known);

    /// <param name="IsKnown">The caller has this version already.</param>
    public sealed record Finding(Post Post, bool IsKnown);

    /// <inheritdoc cref="IfNoneMatch.Parse"/>
    public static Either<BlogError, Request> Parse(HttpCall call) =>
        IfNoneMatch.Parse(call)
            .Map(known => new Request(call.PathValue(BlogId.Field), call.PathValue(PostId.Field), known));

    public static Either<BlogError, Query> Validate(Request request) =>
        PostKey.From(request.Blog, request.Post)
            .Map(key => new Query(key, request.Known))
            .OrInvalid();

    public static Finding Decide(Query query, Post post) => new(post, query.Known.Knows(post.Version));
}
