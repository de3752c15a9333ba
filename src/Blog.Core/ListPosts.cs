using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class ListPosts
{
    public sealed record Request(string? Blog, string? Limit, string? PaginationToken);

    /// <param name="After">The page begins behind this post; none for the newest.</param>
    public sealed record Query(BlogId Blog, PageLimit Limit, Option<PaginationToken> After);

    public static Request Parse(HttpCall call) => new(
        call.PathValue(BlogId.Field),
        call.QueryValue(PageLimit.Field),
        call.QueryValue(Values.PaginationToken.Field));

    public static Either<BlogError, Query> Validate(Request request) =>
        (BlogId.From(request.Blog), PageLimit.From(request.Limit), Values.PaginationToken.From(request.PaginationToken))
            .Apply((blog, limit, after) => new Query(blog, limit, after))
            .OrInvalid();
}
