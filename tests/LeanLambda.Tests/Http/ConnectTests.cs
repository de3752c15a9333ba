using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LeanLambda.Http;
using static LeanLambda.Tests.Http.ScriptedServer;

namespace LeanLambda.Tests.Http;

/// <summary>Names with several addresses, some of which do not respond.</summary>
public sealed class ConnectTests
{
    private static readonly HttpRequest Get = new("GET", "/", []);

    private static readonly IPAddress Good = IPAddress.Loopback, Other = IPAddress.Parse("127.0.0.2");

    [Fact]
    public void An_address_that_does_not_respond_costs_a_second_and_the_next_one_is_tried()
    {
        using var server = Responding([Ok("good")]);
        using var hole = new BlackHole(Other, server.Url.Port);
        using var channel = new HttpChannel(server.Url, _ => [Other, Good], TimeProvider.System);
        var watch = Stopwatch.StartNew();
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 10);
    }

    [Fact]
    public void An_address_that_refuses_costs_nothing_and_the_next_one_is_tried()
    {
        using var server = Responding([Ok("good")]);
        using var channel = new HttpChannel(server.Url, _ => [Other, Good], TimeProvider.System);
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_an_address_that_responds_the_wait_is_a_second_for_each(bool canBeCancelled)
    {
        using var server = Responding();
        using var hole = new BlackHole(Other, server.Url.Port);
        using var channel = new HttpChannel(server.Url, _ => [Other], TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<HttpRequestException>(
            () => channel.Send(Get, canBeCancelled ? patience.Token : CancellationToken.None));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 10);
    }

    /// <summary>As when the service has moved while a process was frozen.</summary>
    [Fact]
    public void A_connect_is_given_up_with_its_attempt_and_the_name_is_looked_up_for_the_next()
    {
        using var server = Responding([Ok("good")]);
        using var hole = new BlackHole(Other, server.Url.Port);
        var addresses = Other;
        using var channel = new HttpChannel(server.Url, _ => [addresses], TimeProvider.System);
        Assert.Throws<OperationCanceledException>(() => Text(channel, TimeSpan.FromMilliseconds(100)));
        addresses = Good;
        var watch = Stopwatch.StartNew();
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 0.9);
    }

    [Fact]
    public void A_look_up_that_hangs_is_given_up_with_its_attempt()
    {
        using var server = Responding([Ok("good")]);
        using var hang = new ManualResetEventSlim();
        var lookUps = 0;
        using var channel = new HttpChannel(server.Url, LookUp, TimeProvider.System);
        Assert.Throws<OperationCanceledException>(() => Text(channel, TimeSpan.FromMilliseconds(100)));
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
        hang.Set();

        IPAddress[] LookUp(string name)
        {
            if (Interlocked.Increment(ref lookUps) == 1) hang.Wait();
            return [Good];
        }
    }

    [Fact]
    public async Task A_connection_that_comes_after_its_attempt_is_closed()
    {
        using var server = Responding([Ok("late")], [Ok("good")]);
        using var hang = new ManualResetEventSlim();
        using var channel = new HttpChannel(server.Url, LookUp, TimeProvider.System);
        Assert.Throws<OperationCanceledException>(() => Text(channel, TimeSpan.FromMilliseconds(100)));
        hang.Set();
        await Task.Delay(200);
        Assert.Equal(0, server.Connections);

        IPAddress[] LookUp(string name)
        {
            hang.Wait();
            return [Good];
        }
    }

    [Fact]
    public void A_connection_begun_beforehand_is_used()
    {
        using var server = Responding([Ok("a"), Ok("b")]);
        using var channel = new HttpChannel(server.Url);
        channel.BeginConnect();
        Assert.Equal("a", Text(channel, TimeSpan.FromMinutes(1)));
        Assert.Equal("b", Text(channel, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public void A_connection_begun_and_not_used_for_ten_seconds_is_dropped()
    {
        using var server = Responding([Silence], [Ok("good")]);
        var clock = new ManualClock();
        using var channel = new HttpChannel(server.Url, Dns.GetHostAddresses, clock);
        channel.BeginConnect();
        while (server.Connections == 0) Thread.Sleep(10);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_connection_begun_that_has_failed_costs_the_first_request_nothing()
    {
        using var server = Responding([Ok("good")]);
        var addresses = Other;
        var lookUps = 0;
        using var channel = new HttpChannel(server.Url, LookUp, TimeProvider.System);
        channel.BeginConnect();
        while (lookUps == 0) Thread.Sleep(10);
        Thread.Sleep(100);
        addresses = Good;
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));

        IPAddress[] LookUp(string name)
        {
            lookUps++;
            return [addresses];
        }
    }

    [Fact]
    public void A_connection_begun_that_the_server_has_closed_costs_the_first_request_nothing()
    {
        using var server = Responding([HangUp], [Ok("good")]);
        using var channel = new HttpChannel(server.Url);
        channel.BeginConnect();
        while (server.Connections == 0) Thread.Sleep(10);
        Thread.Sleep(100);
        Assert.Equal("good", Text(channel, TimeSpan.FromSeconds(20)));
    }

    private static string Text(HttpChannel channel, TimeSpan patience)
    {
        using var cancel = new CancellationTokenSource(patience);
        return Encoding.UTF8.GetString(channel.Send(Get, cancel.Token).Body);
    }
}
