using System.Text;
using LeanLambda.Http;
using static LeanLambda.Tests.Http.ScriptedServer;

namespace LeanLambda.Tests.Http;

/// <summary>HTTP/1.1 against a server that says anything.</summary>
public sealed class HttpChannelTests
{
    private static readonly HttpRequest Get = new("GET", "/path?query", [new("x-name", "value")]);

    private static HttpRequest Post(string body) => new("POST", "/", [], Encoding.UTF8.GetBytes(body));

    [Fact]
    public void A_request_is_sent_with_its_host_headers_and_body()
    {
        using var server = Responding([Ok(""), Ok("")]);
        using var channel = new HttpChannel(server.Url);
        channel.Send(Get, CancellationToken.None);
        channel.Send(Post("böd\r\n\r\ny"), CancellationToken.None);
        Assert.Equal(
            [
                $"GET /path?query HTTP/1.1\r\nHost: {server.Url.Authority}\r\nx-name: value\r\n\r\n",
                $"POST / HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Length: 9\r\n\r\nböd\r\n\r\ny",
            ],
            server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nböy", "böy")]
    [InlineData("HTTP/1.1 200\r\ncontent-length:4\r\n\r\nabcd", "abcd")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "")]
    [
        InlineData(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3\r\nabc\r\na;name=x\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n",
            "abc0123456789")
    ]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", "")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", "a")]
    [InlineData("HT(pause)TP/1.1 200 OK\r(pause)\nContent-Length: 3\r\n\r(pause)\na(pause)bc", "abc")]
    [
        InlineData(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n(pause)3\r(pause)\nab(pause)c\r\n0\r(pause)\n\r\n",
            "abc")
    ]
    public void A_body_ends_where_its_headers_say_and_the_connection_goes_on(string response, string body)
    {
        using var server = Responding([response, Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(body, Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nto the end")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nto the end")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 10\r\n\r\nto the end")]
    public void A_connection_that_ends_with_its_response_is_not_used_again(string response)
    {
        using var server = Responding([response], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("to the end", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public void A_connection_that_says_more_than_its_response_is_not_used_again()
    {
        using var server = Responding([Ok("first") + Ok("unasked"), Ok("late")], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void A_response_without_a_body_has_none(int status)
    {
        using var server = Responding([$"HTTP/1.1 {status} None\r\nContent-Length: 7\r\n\r\n", Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(
            (status, ""),
            (channel.Send(Get, CancellationToken.None) is var response ? response.Status : 0, Text(response)));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
    }

    [Fact]
    public void Headers_are_found_by_name_in_any_case()
    {
        using var server = Responding(
            ["HTTP/1.1 404 Not Found\r\nX-One: a: b \r\nx-TWO:\r\nContent-Length: 0\r\nX-One: second\r\n\r\n"]);
        using var channel = new HttpChannel(server.Url);
        var response = channel.Send(Get, CancellationToken.None);
        Assert.Equal(
            (404, "a: b", "", ""),
            (response.Status, response.Header("x-one"u8), response.Header("X-Two"u8), response.Header("x-three"u8)));
    }

    [Fact]
    public void Six_megabytes_come_and_go_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 600_000).Select(number => $"{number:D10}"));
        using var server = Responding([Ok(body)]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(body, Text(channel.Send(Post(body), CancellationToken.None)));
        Assert.EndsWith(body, Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", HttpRequestError.ResponseEnded)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", HttpRequestError.ResponseEnded)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", HttpRequestError.ResponseEnded)]
    [InlineData("", HttpRequestError.ResponseEnded)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/2 200\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", HttpRequestError.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", HttpRequestError.InvalidResponse)]
    [
        InlineData(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
            HttpRequestError.InvalidResponse)
    ]
    public void A_response_that_breaks_off_or_is_none_is_an_error_and_is_not_asked_for_again(
        string response, HttpRequestError kind)
    {
        using var server = Responding([response], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(
            kind,
            Assert.Throws<HttpRequestException>(() => channel.Send(Post("once"), CancellationToken.None))
                .HttpRequestError);
        Assert.Single(server.Requests);
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
    }

    [Fact]
    public void A_head_without_an_end_is_no_response()
    {
        using var server = Responding(["HTTP/1.1 200 OK\r\nX: " + new string('x', 200_000)]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(
            HttpRequestError.InvalidResponse,
            Assert.Throws<HttpRequestException>(() => channel.Send(Get, CancellationToken.None)).HttpRequestError);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 16777217\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1500000000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000001\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Endless)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n" + Endless)]
    public void A_body_of_more_than_16_MB_is_refused_before_it_fills_the_memory(string response)
    {
        using var server = Responding([response]);
        using var channel = new HttpChannel(server.Url);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<HttpRequestException>(() => channel.Send(Get, CancellationToken.None));
        Assert.Equal(HttpRequestError.InvalidResponse, error.HttpRequestError);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Trailers_without_an_end_are_refused()
    {
        using var server = Responding(["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + Endless]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(
            HttpRequestError.InvalidResponse,
            Assert.Throws<HttpRequestException>(() => channel.Send(Get, CancellationToken.None)).HttpRequestError);
    }

    [Theory]
    [InlineData("/", "a\nb")]
    [InlineData("/", "a\rb")]
    [InlineData("/", "a\0b")]
    [InlineData("/", "a\x7Fb")]
    [InlineData("/", "a\u0100b")]
    [InlineData("/a b", "")]
    [InlineData("/a\r\nX: y", "")]
    public void A_request_that_would_break_its_lines_is_refused_and_not_sent(string path, string header)
    {
        using var server = Responding([Ok("")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Throws<FormatException>(
            () => channel.Send(new("GET", path, [new("x-name", header)]), CancellationToken.None));
        Assert.Empty(server.Requests);
    }

    /// <summary>As DynamoDB does with a connection that a frozen function has kept.</summary>
    [Fact]
    public void A_connection_that_the_server_has_closed_is_opened_again()
    {
        using var server = Responding([Ok("first"), HangUp], [Ok("second")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal("second", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public void A_request_that_meets_a_server_hanging_up_goes_over_another_connection()
    {
        using var server = Responding([Ok("first"), ""], [Ok("second")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Send(Get, CancellationToken.None)));
        Assert.Equal("second", Text(channel.Send(Post("again"), CancellationToken.None)));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void A_connection_is_made_beforehand_and_used_once()
    {
        using var server = Responding([Ok("a"), Ok("b")]);
        using var channel = new HttpChannel(server.Url);
        channel.BeginConnect();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Equal("a", Text(channel.Send(Get, patience.Token)));
        Assert.Equal("b", Text(channel.Send(Get, patience.Token)));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_its_connection_with_it()
    {
        using var server = Responding([Silence], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        using var cancel = new CancellationTokenSource();
        var waiting = Task.Run(() => channel.Send(Get, cancel.Token));
        while (server.Requests.Count == 0) await Task.Delay(10);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
    }

    [Fact]
    public void A_port_that_refuses_is_an_error_of_the_connection()
    {
        using var server = Responding();
        var url = server.Url;
        server.Dispose();
        using var channel = new HttpChannel(url);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var cancel in new[] { CancellationToken.None, patience.Token })
            Assert.Equal(
                HttpRequestError.ConnectionError,
                Assert.Throws<HttpRequestException>(() => channel.Send(Get, cancel)).HttpRequestError);
    }

    [Fact]
    public void A_name_without_an_address_is_an_error_of_the_name()
    {
        using var channel = new HttpChannel(new("http://no-such-host.invalid"));
        var error = Assert.Throws<HttpRequestException>(() => channel.Send(Get, CancellationToken.None));
        Assert.Equal(HttpRequestError.NameResolutionError, error.HttpRequestError);
    }

    /// <summary>A frozen process sees that time has passed by the wall clock alone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_connection_that_lay_idle_for_more_than_a_minute_is_not_used(bool frozen)
    {
        using var server = Responding([Ok("first"), Silence], [Ok("next")]);
        var clock = new ManualClock();
        using var channel = new HttpChannel(server.Url, System.Net.Dns.GetHostAddresses, clock);
        Assert.Equal("first", Text(channel.Send(Get, CancellationToken.None)));
        if (frozen) clock.Freeze(TimeSpan.FromSeconds(61));
        else clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("next", Text(channel.Send(Get, CancellationToken.None)));
    }

    private static string Text(HttpResponse response) => Encoding.UTF8.GetString(response.Body);
}
