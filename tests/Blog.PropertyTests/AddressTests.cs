using Blog.Core;
using Blog.Core.Http;
using Blog.PropertyTests.Gateway;
using CsCheck;

namespace Blog.PropertyTests;

/// <summary>
/// The addresses in an answer lead where the caller's own path leads, whatever a gateway puts in front of it.
/// </summary>
public class AddressTests
{
    private static readonly Sent Create = new(
        "POST", "/v1/blog/posts", [("blogId", "blog")], [], [("content-type", "application/json")],
        """{"title":"t","body":"b"}""", IsBase64: false, "anonymous", EscapesUnicode: false);

    [Fact]
    public async Task A_stage_in_front_of_the_path_stays_in_an_address()
    {
        var http = Events.Payload2(Create);
        http["rawPath"] = "/dev/v1/blog/posts";
        var rest = Events.Payload1(Create);
        rest["requestContext"]!["path"] = "/dev/v1/blog/posts";
        foreach (var payload in new[] { http, rest })
        {
            var reply = await new Edge(Routes.CreatePost).Reply(payload.ToUtf8(Create));
            Assert.Equal($"/dev/v1/blog/posts/{reply.Post().PostId}", reply.Header("location"));
        }
    }

    [Fact]
    public void A_path_becomes_one_that_a_URI_may_hold_and_keeps_its_meaning() => Gens.AnyText.Sample(text =>
    {
        var plain = "/" + text.Replace('%', '_').TrimStart('/');
        var path = UriPath.Of(plain);
        Assert.True(Uri.IsWellFormedUriString(path, UriKind.Relative), path);
        Assert.Equal(plain, Uri.UnescapeDataString(path));
        Assert.Equal(path, UriPath.Of(path));
    }, iter: 500);

    [Theory]
    [InlineData("/v1/%zz", "/v1/%25zz")]
    [InlineData("/v1/%", "/v1/%25")]
    [InlineData("/v1/%c3%a9", "/v1/%c3%a9")]
    [InlineData("/v1/\ud83d\ude00!", "/v1/%F0%9F%98%80!")]
    [InlineData("/\\\"<>^`{|}[]#? ", "/%5C%22%3C%3E%5E%60%7B%7C%7D%5B%5D%23%3F%20")]
    public void Odd_paths_are_encoded(string path, string encoded) => Assert.Equal(encoded, UriPath.Of(path));

    [Theory]
    [InlineData("//host.example/posts", "/.//host.example/posts")]
    [InlineData("scheme:posts", "/scheme:posts")]
    [InlineData(":", "/:")]
    [InlineData("", "")]
    public void No_path_becomes_an_address_on_another_host(string path, string address)
    {
        Assert.Equal(address, UriPath.Of(path));
        Assert.Equal(address, UriPath.Of(address));
    }

    [Fact]
    public void What_has_no_UTF_8_becomes_the_replacement_character() =>
        Assert.Equal("/%EF%BF%BD", UriPath.Of("/\ud800"));
}
