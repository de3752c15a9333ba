using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

public static class ListPosts
{
    public sealed record Request(string? Blog, string? Limit, string? PaginationToken);

    public sealed record Query(BlogId Blog, PageLimit Limit, PageStart Start);

    public static Request Parse(HttpCall call) => new(
        call.PathValue(BlogId.Field),
        call.QueryValue(PageLimit.Field),
        call.QueryValue(Values.PaginationToken.Field));

    public static Either<BlogError, Query> Validate(Request request) =>
        (BlogId.From(request.Blog), PageLimit.From(request.Limit), PageStart.From(request.PaginationToken))
            .Apply((blog, limit, start) => new Query(blog, limit, start))
            .OrInvalid();
}
