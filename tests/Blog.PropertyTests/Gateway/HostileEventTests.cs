using System.Text;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using CsCheck;

namespace Blog.PropertyTests.Gateway;

public class HostileEventTests
{
    private static readonly int[] Foreseen = [200, 201, 304, 400, 401, 403, 404, 405, 412, 413, 415, 422];

    private static readonly Sent Any = new(
        "POST", "/v1/blog/posts", [("blogId", "blog")], [], [("content-type", "application/json")],
        """{"title":"t","body":"b"}""", IsBase64: false, "anonymous", EscapesUnicode: false);

    [Fact]
    public Task No_event_gives_a_500() => Gens.HostileEvent.SampleAsync(AnswersWell, iter: 2_000);

    [Fact]
    public Task No_request_gives_a_500() =>
        Gen.Select(Gens.HostileRequest, Gen.Bool, (sent, isRest) => new Payload(isRest ? Rest(sent) : Http(sent)))
            .SampleAsync(AnswersWell, iter: 1_500);

    [Fact]
    public Task What_is_no_event_is_malformed() => Gens.NoEvent.SampleAsync(async payload =>
    {
        var reply = await new Edge(Routes.CreatePost).Reply(payload.Bytes);
        Assert.Equal((400, "MALFORMED_REQUEST"), (reply.Status, reply.ErrorCode()));
    }, iter: 300);

    [Theory]
    [InlineData(400, "MALFORMED_REQUEST", "application/json", null)]
    [InlineData(400, "MALFORMED_REQUEST", "application/json", "")]
    [InlineData(400, "MALFORMED_REQUEST", "application/json", "{\"title\":")]
    [InlineData(400, "MALFORMED_REQUEST", "application/json", "{\"title\":1e999999}")]
    [InlineData(400, "MALFORMED_REQUEST", "application/json", "{\"title\":\"\\ud800\",\"body\":\"b\"}")]
    [InlineData(400, "VALIDATION_FAILED", "application/json", "{}")]
    [InlineData(415, "UNSUPPORTED_MEDIA_TYPE", "text/plain", "{}")]
    [InlineData(415, "UNSUPPORTED_MEDIA_TYPE", "application/json; charset=latin1", "{}")]
    public async Task A_bad_body_has_its_error(int status, string code, string type, string? body)
    {
        foreach (var base64 in (bool[])[false, true])
        {
            var sent = Any with { Headers = [("Content-Type", type)], Body = body, IsBase64 = base64 };
            await Gives(status, code, Http(sent));
            await Gives(status, code, Rest(sent));
        }
    }

    [Fact]
    public async Task A_body_of_more_than_1_MiB_is_too_large()
    {
        var sent = Any with { Body = $$"""{"title":"t","body":"{{new string('x', 1 << 20)}}"}""" };
        await Gives(413, "PAYLOAD_TOO_LARGE", Http(sent));
        await Gives(413, "PAYLOAD_TOO_LARGE", Rest(sent with { IsBase64 = true }));
    }

    [Fact]
    public async Task A_lone_surrogate_in_the_body_of_an_event_is_malformed()
    {
        var payload = Events.Payload2(Any with { Body = "@" }).ToUtf8(Any);
        var hostile = Encoding.UTF8.GetString(payload)
            .Replace("\"@\"", """ "{\"title\":\"\ud800\",\"body\":\"b\"}" """, StringComparison.Ordinal);
        await Gives(400, "MALFORMED_REQUEST", Encoding.UTF8.GetBytes(hostile));
    }

    [Fact]
    public async Task A_body_that_is_not_base64_although_it_says_so_is_malformed()
    {
        var payload = Events.Payload2(Any);
        payload["isBase64Encoded"] = true;
        await Gives(400, "MALFORMED_REQUEST", payload.ToUtf8(Any));
    }

    [Theory]
    [InlineData(128, 201, null)]
    [InlineData(129, 400, "MALFORMED_REQUEST")]
    [InlineData(5_000_000, 400, "MALFORMED_REQUEST")]
    public async Task A_request_id_that_is_no_gateways_is_malformed_and_not_repeated(
        int length, int status, string? code)
    {
        foreach (var payload in new[] { Events.Payload2(Any), Events.Payload1(Any) })
        {
            payload["requestContext"]!["requestId"] = new string('r', length);
            var reply = await new Edge(Routes.CreatePost).Reply(payload.ToUtf8(Any));
            Assert.Equal((status, code), (reply.Status, status == 201 ? null : reply.ErrorCode()));
            Assert.InRange(reply.Body.Length, 1, 1_000);
        }
    }

    private static async Task Gives(int status, string code, byte[] payload)
    {
        var reply = await new Edge(Routes.CreatePost).Reply(payload);
        Assert.Equal((status, code), (reply.Status, reply.ErrorCode()));
    }

    private static async Task AnswersWell(Payload payload)
    {
        foreach (var route in Routes.All)
        {
            var edge = new Edge(route);
            var reply = await edge.Reply(payload.Bytes);
            Assert.True(Foreseen.Contains(reply.Status), $"{route.Name}: {reply.Status} {string.Concat(edge.Log)}");
            if (reply.Status == 304) Assert.True(reply.Body.IsEmpty);
            else AssertBody(reply);
            Assert.Single(edge.Log);
        }
    }

    private static void AssertBody(HttpReply reply)
    {
        if (reply.Status >= 400) Rfc9457.Check(reply);
        Assert.Equal(JsonValueKind.Object, reply.Json().ValueKind);
        Assert.Equal(
            reply.Status < 400 ? "application/json" : "application/problem+json",
            reply.Header("content-type"));
    }

    private static byte[] Http(Sent sent) => Events.Payload2(sent).ToUtf8(sent);

    private static byte[] Rest(Sent sent) => Events.Payload1(sent).ToUtf8(sent);
}
