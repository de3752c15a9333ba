using System.Text;
using System.Text.Json;
using Blog.Bench;
using Blog.Core;

namespace Blog.BenchTests;

public class EventTests
{
    [Fact]
    public void Every_route_has_its_event() => Assert.All(Routes.All, route =>
    {
        var root = JsonElement.Parse(Encoding.UTF8.GetString(Events.For(route)));
        Assert.Equal(
            route.Method,
            root.GetProperty("requestContext").GetProperty("http").GetProperty("method").GetString());
        Assert.Equal(route.PathNames, root.GetProperty("pathParameters").EnumerateObject().Select(value => value.Name));
        Assert.DoesNotContain("{", root.GetProperty("rawPath").GetString(), StringComparison.Ordinal);
        Assert.Equal(route.Method is "POST" or "PUT", root.TryGetProperty("body", out _));
    });

    [Fact]
    public void A_body_is_escaped_as_API_Gateway_escapes_it() => // limit.c looks for this text
        Assert.Contains("""
            "body":"{\"title\":\"On measuring\",\"body\":\"
            """, Encoding.UTF8.GetString(Events.For(Routes.CreatePost)), StringComparison.Ordinal);
}
