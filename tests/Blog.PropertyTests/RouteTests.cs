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
        var route = Routes.All.Single(route => route.Name == name);
        var call = Call with { PathValues = Call.PathValues[..route.PathNames.Count] };
        foreach (var payload in new[] { Events.Payload1(call), Events.Payload2(call) })
        {
            var reply = await new Edge(route).Reply(payload.ToUtf8(call));
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

    public static TheoryData<string, string> TwoRoutes => new(
        from own in Routes.All
        from other in Routes.All
        where own != other
        select (own.Name, other.Name));

    [Theory]
    [MemberData(nameof(TwoRoutes))]
    public async Task An_event_of_another_route_is_refused(string name, string otherName)
    {
        var (own, other) = (Named(name), Named(otherName));
        var call = Call with { Method = other.Method, PathValues = Call.PathValues[..other.PathNames.Count] };
        foreach (var payload in new[] { Events.Payload1(call), Events.Payload2(call) })
            Assert.Equal(own.Path == other.Path ? 405 : 404, (await new Edge(own).Reply(payload.ToUtf8(call))).Status);
    }

    private static Route Named(string name) => Routes.All.Single(route => route.Name == name);

    [Fact]
    public void A_route_knows_the_names_in_its_path() => Assert.Equal(["blogId", "postId"], Routes.GetPost.PathNames);
}
