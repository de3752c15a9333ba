using System.Text;
using LeanLambda.Http;
using static LeanLambda.Tests.Http.ScriptedServer;

namespace LeanLambda.Tests.Http;

/// <summary>The functions' own HTTP/1.1, against a server that says anything.</summary>
public sealed class HttpChannelTests
{
    private static readonly HttpRequest Get = new("GET", "/path?query", [new("x-name", "value")]);

    private static HttpRequest Post(string body) => new("POST", "/", [], Encoding.UTF8.GetBytes(body));

    [Fact]
    public void A_request_is_sent_with_its_host_headers_and_body()
    {
        using var server = Answering([Ok(""), Ok("")]);
        using var channel = new HttpChannel(server.Url);
        channel.Exchange(Get, CancellationToken.None);
        channel.Exchange(Post("böd\r\n\r\ny"), CancellationToken.None);
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
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na;name=x\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n", "abc0123456789")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", "")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", "a")]
    [InlineData("HT(pause)TP/1.1 200 OK\r(pause)\nContent-Length: 3\r\n\r(pause)\na(pause)bc", "abc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n(pause)3\r(pause)\nab(pause)c\r\n0\r(pause)\n\r\n", "abc")]
    public void A_body_ends_where_its_headers_say_and_the_connection_goes_on(string answer, string body)
    {
        using var server = Answering([answer, Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(body, Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nto the end")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\nto the end")]
    public void A_connection_that_ends_with_its_answer_is_not_used_again(string answer)
    {
        using var server = Answering([answer], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("to the end", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public void A_connection_that_says_more_than_its_answer_is_not_used_again()
    {
        using var server = Answering([Ok("first") + Ok("unasked"), Ok("late")], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void An_answer_without_a_body_has_none(int status)
    {
        using var server = Answering([$"HTTP/1.1 {status} None\r\nContent-Length: 7\r\n\r\n", Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal((status, ""), (channel.Exchange(Get, CancellationToken.None) is var answer ? answer.Status : 0, Text(answer)));
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
    }

    [Fact]
    public void Headers_are_found_by_name_in_any_case()
    {
        using var server = Answering(["HTTP/1.1 404 Not Found\r\nX-One: a: b \r\nx-TWO:\r\nContent-Length: 0\r\nX-One: second\r\n\r\n"]);
        using var channel = new HttpChannel(server.Url);
        var answer = channel.Exchange(Get, CancellationToken.None);
        Assert.Equal((404, "a: b", "", ""), (answer.Status, answer.Header("x-one"u8), answer.Header("X-Two"u8), answer.Header("x-three"u8)));
    }

    [Fact]
    public void Six_megabytes_come_and_go_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 600_000).Select(number => $"{number:D10}"));
        using var server = Answering([Ok(body)]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(body, Text(channel.Exchange(Post(body), CancellationToken.None)));
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
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n", HttpRequestError.InvalidResponse)]
    public void What_breaks_off_or_is_no_answer_is_a_fault_and_is_not_sent_again(string answer, HttpRequestError error)
    {
        using var server = Answering([answer], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(error, Assert.Throws<HttpRequestException>(() => channel.Exchange(Post("once"), CancellationToken.None)).HttpRequestError);
        Assert.Single(server.Requests);
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
    }

    [Fact]
    public void A_head_without_an_end_is_no_answer()
    {
        using var server = Answering(["HTTP/1.1 200 OK\r\nX: " + new string('x', 200_000)]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(HttpRequestError.InvalidResponse, Assert.Throws<HttpRequestException>(() => channel.Exchange(Get, CancellationToken.None)).HttpRequestError);
    }

    /// <summary>As DynamoDB does with a connection that a frozen function has kept.</summary>
    [Fact]
    public void A_connection_that_the_server_has_closed_is_opened_again()
    {
        using var server = Answering([Ok("first"), HangUp], [Ok("second")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal("second", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public void A_request_that_meets_a_server_hanging_up_goes_over_another_connection()
    {
        using var server = Answering([Ok("first"), ""], [Ok("second")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel.Exchange(Get, CancellationToken.None)));
        Assert.Equal("second", Text(channel.Exchange(Post("again"), CancellationToken.None)));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void A_connection_is_made_beforehand_and_used_once()
    {
        using var server = Answering([Ok("a"), Ok("b")]);
        using var channel = new HttpChannel(server.Url);
        channel.Dial();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Equal("a", Text(channel.Exchange(Get, patience.Token)));
        Assert.Equal("b", Text(channel.Exchange(Get, patience.Token)));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_its_connection_with_it()
    {
        using var server = Answering([Silence], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        using var cancel = new CancellationTokenSource();
        var waiting = Task.Run(() => channel.Exchange(Get, cancel.Token));
        while (server.Requests.Count == 0) await Task.Delay(10);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("next", Text(channel.Exchange(Get, CancellationToken.None)));
    }

    [Fact]
    public void A_port_that_refuses_is_a_fault_of_the_connection()
    {
        using var server = Answering();
        var url = server.Url;
        server.Dispose();
        using var channel = new HttpChannel(url);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var cancel in new[] { CancellationToken.None, patience.Token })
            Assert.Equal(HttpRequestError.ConnectionError, Assert.Throws<HttpRequestException>(() => channel.Exchange(Get, cancel)).HttpRequestError);
    }

    [Fact]
    public void A_name_without_an_address_is_a_fault_of_the_name()
    {
        using var channel = new HttpChannel(new("http://no-such-host.invalid"));
        var fault = Assert.Throws<HttpRequestException>(() => channel.Exchange(Get, CancellationToken.None));
        Assert.Equal(HttpRequestError.NameResolutionError, fault.HttpRequestError);
    }

    private static string Text(HttpAnswer answer) => Encoding.UTF8.GetString(answer.Body);
}
