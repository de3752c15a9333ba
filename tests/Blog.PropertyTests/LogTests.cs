using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions.Logging;
using Blog.PropertyTests.Gateway;
using CsCheck;

namespace Blog.PropertyTests;

public class LogTests
{
    private static readonly Sent Create = new(
        "POST", "/v1/blog/posts", [("blogId", "blog")], [], [("content-type", "application/json")],
        """{"title":"t","body":"b"}""", IsBase64: false, "anonymous", EscapesUnicode: false);

    [Fact]
    public async Task A_request_writes_one_line_of_JSON()
    {
        var edge = new Edge(Routes.CreatePost);
        await edge.Answer(Events.Payload2(Create).ToUtf8(Create));
        var line = OneLine(edge, at: 0);
        Assert.Equal("INFO", line.GetProperty("level").GetString());
        Assert.Equal("invocation-1", line.GetProperty("requestId").GetString());
        Assert.Equal("gateway-request", line.GetProperty("apiRequestId").GetString());
        Assert.Equal("Root=1-trace", line.GetProperty("traceId").GetString());
        Assert.Equal("CreatePost", line.GetProperty("route").GetString());
        Assert.Equal(201, line.GetProperty("status").GetInt32());
        Assert.InRange(line.GetProperty("milliseconds").GetDouble(), 0, 60_000);
        Assert.True(line.GetProperty("coldStart").GetBoolean());
        Assert.True(line.GetProperty("timestamp").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Only_the_first_request_of_a_process_is_a_cold_start()
    {
        var edge = new Edge(Routes.CreatePost);
        foreach (var payload in new[] { Events.Payload2(Create).ToUtf8(Create), "null"u8.ToArray(), "[]"u8.ToArray() })
            await edge.Answer(payload);
        Assert.Equal(
            [true, false, false],
            edge.Log.Select((_, at) => OneLine(edge, at).GetProperty("coldStart").GetBoolean()));
    }

    [Fact]
    public Task Neither_text_nor_secret_nor_token_is_logged() =>
        Gen.Select(Gen.OneOf<Route>([.. Routes.All]), Gens.Letters(24, 24), Gens.Token, Gens.OddJson, Gen.Bool)
            .SampleAsync(async (route, secret, token, hostile, isRest) =>
            {
                var sent = Create with
                {
                    Method = route.Method,
                    PathValues = [("blogId", "blog"), ("postId", "01900000-0000-7000-8000-000000000000")],
                    Query = [("paginationToken", token.Text)],
                    Headers = [("authorization", "Bearer " + secret), ("cookie", secret), ("idempotency-key", secret)],
                    Body = $$"""{"title":"{{secret}}","body":"{{secret}}","other":{{hostile}}}""",
                };
                var edge = new Edge(route);
                await edge.Answer((isRest ? Events.Payload1(sent) : Events.Payload2(sent)).ToUtf8(sent));
                Assert.DoesNotContain(secret, OneLine(edge, at: 0).GetRawText(), StringComparison.Ordinal);
                Assert.DoesNotContain(token.Text, OneLine(edge, at: 0).GetRawText(), StringComparison.Ordinal);
            }, iter: 200);

    [Fact]
    public async Task A_fault_of_ours_is_logged_and_not_shown()
    {
        var edge = new Edge(Routes.CreatePost, (_, _) => throw new InvalidOperationException("the wiring\nis loose"));
        var reply = await edge.Reply(Events.Payload2(Create).ToUtf8(Create));
        Assert.Equal((500, "INTERNAL_SERVER_ERROR"), (reply.Status, reply.ErrorCode()));
        Assert.DoesNotContain("wiring", reply.Json().GetRawText(), StringComparison.Ordinal);
        var line = OneLine(edge, at: 0);
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal(500, line.GetProperty("status").GetInt32());
        Assert.Contains("the wiring\nis loose", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.Equal(line.GetProperty("apiRequestId").GetString(), reply.Json().GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_answered_and_logged_under_Lambdas_id()
    {
        var edge = new Edge(Routes.GetPost);
        var reply = await edge.Reply("{}"u8.ToArray());
        Assert.Equal(
            OneLine(edge, at: 0).GetProperty("requestId").GetString(),
            reply.Json().GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task The_milliseconds_are_all_of_the_endpoints_time()
    {
        var edge = new Edge(Routes.CreatePost, (call, _) =>
        {
            Thread.Sleep(200); // no await: parsing, validating and signing have none
            return Task.FromResult(HttpReply.From(new BlogError.OfStore(new StoreError.PostNotFound()), call));
        });
        await edge.Answer(Events.Payload2(Create).ToUtf8(Create));
        Assert.InRange(OneLine(edge, at: 0).GetProperty("milliseconds").GetDouble(), 195, 60_000);
    }

    [Fact]
    public Task A_fault_is_logged_whatever_its_message_holds() =>
        Gen.OneOf(Gens.AnyText, Gen.OneOf("\uD800", "a\uDC00b")).SampleAsync(async message =>
        {
            var edge = new Edge(Routes.CreatePost, (_, _) => throw new InvalidOperationException(message));
            await edge.Answer(Events.Payload2(Create).ToUtf8(Create));
            Assert.Equal("ERROR", OneLine(edge, at: 0).GetProperty("level").GetString());
        });

    [Theory]
    [InlineData("DEBUG", "DEBUG")]
    [InlineData("warn", "WARN")]
    [InlineData("FATAL", "FATAL")]
    [InlineData("whatever", "INFO")]
    public void Levels_are_Lambdas(string asked, string least) =>
        Assert.Equal(least, LogLevel.NameOf(LogLevel.Parse(asked)));

    private static JsonElement OneLine(Edge edge, int at)
    {
        Assert.Equal(edge.Log[at].TrimEnd('\r', '\n') + Environment.NewLine, edge.Log[at]);
        Assert.DoesNotContain('\n', edge.Log[at].TrimEnd('\n'));
        return JsonDocument.Parse(edge.Log[at]).RootElement;
    }
}
