using Blog.Core;
using Blog.PropertyTests.Gateway;

namespace Blog.PropertyTests;

/// <summary>Behind a gateway that lets every call through, each function still answers its own calls only.</summary>
public class RouteTests
{
    private static readonly Sent Call = new(
        "PATCH", "/v1/blog/posts", [
            ("blogId", "blog"),
            ("postId", "post"),
        ], [], [], Body: null, IsBase64: false, "anonymous",
        EscapesUnicode: false);

    [Theory]
    [InlineData("CreatePost", "POST, GET")]
    [InlineData("ListPosts", "POST, GET")]
    [InlineData("GetPost", "GET, PUT, DELETE")]
    [InlineData("UpdatePost", "GET, PUT, DELETE")]
    [InlineData("DeletePost", "GET, PUT, DELETE")]
    public async Task Another_method_is_answered_with_those_that_the_path_takes(string name, string allowed)
    {
        foreach (var payload in new[] { Events.Payload1(Call), Events.Payload2(Call) })
        {
            var reply = await new Edge(Routes.All.Single(route => route.Name == name)).Reply(payload.ToUtf8(Call));
            Assert.Equal((405, "METHOD_NOT_ALLOWED"), (reply.Status, reply.ErrorCode()));
            Assert.Equal(allowed, reply.Header("allow"));
        }
    }

    [Fact]
    public async Task A_path_without_the_routes_values_is_no_route()
    {
        var reply = await new Edge(Routes.GetPost).Reply(
            Events.Payload2(Call with { PathValues = [("blogId", "blog")] }).ToUtf8(Call));
        Assert.Equal((404, "NOT_FOUND"), (reply.Status, reply.ErrorCode()));
    }

    [Fact]
    public void A_route_knows_the_names_in_its_path() => Assert.Equal(["blogId", "postId"], Routes.GetPost.PathNames);
}
