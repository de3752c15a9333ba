using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions;
using Blog.Functions.Lambda;
using Blog.OpenApi;
using Blog.PropertyTests.Gateway;
using CsCheck;
using LanguageExt;

namespace Blog.PropertyTests;

public class CorsTests
{
    private const string One = "https://one.example", Other = "https://other.example:8443";

    private static readonly HttpReply Reply = new(
        200,
        [new("content-type", "application/json"), new("etag", "\"1\"")],
        "{}"u8.ToArray());

    [Fact]
    public void Without_origins_a_reply_stays_as_it_is() =>
        Assert.Same(Reply, Reply.Expose(From(One), []));

    [Theory]
    [InlineData(One)]
    [InlineData(Other)]
    public void Pages_of_an_allowed_origin_may_read_a_reply(string origin)
    {
        var reply = Reply.Expose(From(origin), [One, Other]);
        Assert.Equal(origin, reply.Header("access-control-allow-origin"));
        Assert.Equal("Origin", reply.Header("vary"));
        Assert.Equal(Cors.ExposedHeaders, reply.Header("access-control-expose-headers")!.Split(", "));
    }

    [Fact]
    public void Pages_of_other_origins_may_not_and_no_cache_takes_their_reply_for_all() =>
        Gens.AnyText.Where(origin => origin is not (One or Other)).Null().Sample(origin => Assert.Equal(
            [.. Reply.Headers, new("vary", "Origin")], Reply.Expose(From(origin), [One, Other]).Headers));

    [Theory]
    [InlineData(One + "/")]
    [InlineData("https://ONE.example")]
    [InlineData("http://one.example")]
    [InlineData("https://one.example.evil.example")]
    [InlineData("null")]
    public void An_origin_that_only_looks_like_an_allowed_one_is_another(string origin) =>
        Assert.Null(Reply.Expose(From(origin), [One]).Header("access-control-allow-origin"));

    [Theory]
    [InlineData(One)]
    [InlineData(null)]
    public void Any_origin_is_the_same_reply_for_all(string? origin)
    {
        var reply = Reply.Expose(From(origin), [Cors.AnyOrigin]);
        Assert.Equal("*", reply.Header("access-control-allow-origin"));
        Assert.Null(reply.Header("vary"));
    }

    [Fact]
    public void What_the_reply_says_besides_stays() => Assert.All(
        new[] { From(One), From("https://other.example") },
        call =>
        {
            var exposed = Reply.Expose(call, [One]);
            Assert.Equal((Reply.Status, Reply.Body), (exposed.Status, exposed.Body));
            Assert.Equal(Reply.Headers, exposed.Headers.Take(Reply.Headers.Count));
        });

    [Fact]
    public async Task The_headers_of_the_contract_can_be_read_by_pages()
    {
        using var contract = JsonDocument.Parse(await ApiDocument.Text());
        var headers = contract.RootElement
            .GetProperty("components")
            .GetProperty("headers")
            .EnumerateObject()
            .Select(header => header.Name.ToLowerInvariant());
        Assert.Equal(headers.Order(StringComparer.Ordinal), Cors.ExposedHeaders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_function_exposes_its_refusals_too()
    {
        var function = FunctionEdge.Around(
            Routes.GetPost,
            (_, _) => throw new InvalidOperationException(),
            Serilog.Core.Logger.None,
            TimeProvider.System);
        var reply = await function.ReadableFrom([One])(From(One), Edge.InTime);
        Assert.Equal((500, One), (reply.Status, reply.Header("access-control-allow-origin")));
    }

    [Fact]
    public async Task A_function_without_origins_adds_nothing()
    {
        Function function = (_, _) => Task.FromResult(Reply);
        Assert.Same(Reply, await function.ReadableFrom([])(From(One), Edge.InTime));
    }

    [Fact]
    public async Task An_event_that_is_no_request_has_no_origin()
    {
        Function function = (_, _) => Task.FromResult(Reply);
        var reply = await function.ReadableFrom([One])(new BlogError.Malformed("No event."), Edge.InTime);
        Assert.Null(reply.Header("access-control-allow-origin"));
    }

    private static HttpCall From(string? origin) => Calls.To(Routes.GetPost, "blog", "post").With("origin", origin);
}
