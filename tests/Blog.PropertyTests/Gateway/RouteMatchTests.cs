using Blog.Core;
using Blog.Local.Gateway;
using CsCheck;

namespace Blog.PropertyTests.Gateway;

/// <summary>
/// The local gateway selects a route as API Gateway does:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
/// </summary>
public class RouteMatchTests
{
    private static readonly Route Count = new("CountPosts", "GET", "/v1/{blogId}/posts/count");
    private static readonly Route Mine = new("GetMine", "GET", "/v1/mine/posts/{postId}");

    /// <summary>In whichever order the table has them.</summary>
    [Theory]
    [InlineData("GET", "/v1/a/posts/count", "CountPosts")]
    [InlineData("GET", "/v1/a/posts/counts", "GetPost")]
    [InlineData("GET", "/v1/mine/posts/count", "GetMine")]
    [InlineData("GET", "/v1/mine/posts", "ListPosts")]
    [InlineData("PUT", "/v1/a/posts/count", "UpdatePost")]
    public void A_name_in_a_template_comes_before_a_parameter(string method, string path, string route) =>
        Gen.Shuffle((Route[])[.. Routes.All, Count, Mine]).Sample(
            routes => Assert.Equal(route, RouteMatch.Find(routes, method, path)?.Route.Name), iter: 50);

    [Fact]
    public void The_parameters_of_a_path_are_those_of_its_route()
    {
        Assert.Equal(
            [new("blogId", "a%20b"), new("postId", "c")],
            RouteMatch.Find("GET", "/v1/a%20b/posts/c")!.Parameters);
        Assert.Equal(
            [new("blogId", "a")],
            RouteMatch.Find([.. Routes.All, Count], "GET", "/v1/a/posts/count")!.Parameters);
    }

    [Theory]
    [InlineData("GET", "/v1/a/posts/")]
    [InlineData("GET", "/v1//posts")]
    [InlineData("GET", "/v2/a/posts")]
    [InlineData("PATCH", "/v1/a/posts")]
    [InlineData("get", "/v1/a/posts")]
    public void Any_other_path_or_method_has_no_route(string method, string path) =>
        Assert.Null(RouteMatch.Find(method, path));
}
