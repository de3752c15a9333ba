using System.Net;
using System.Net.Sockets;
using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class RetryTests(NativeCloud cloud)
{
    private readonly string blog = Given.NewBlog();

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Sun, 22 Nov 2026 00:39:30 GMT", 12)]
    [InlineData("Sat, 21 Nov 2026 00:39:30 GMT", 0)]
    public async Task A_pause_is_as_long_as_Retry_After_asks_and_a_little_random(string retryAfter, int seconds)
    {
        await using var proxy = await cloud.Proxy();
        var (time, options) = Impatient();

        proxy.Inject(new Fault.Answer(503, RetryAfter: retryAfter), new Fault.Answer(429, RetryAfter: retryAfter));
        await proxy.Client(options).Create(blog);

        Assert.Equal(2, time.Pauses.Count);
        Assert.All(time.Pauses, pause =>
            Assert.InRange(pause, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds) + options.RetryDelay));
    }

    [Fact]
    public async Task No_pause_is_longer_than_the_longest()
    {
        await using var proxy = await cloud.Proxy();
        var (time, options) = Impatient();

        proxy.Inject(
            new Fault.Answer(503, RetryAfter: "3600"),
            new Fault.Answer(503, RetryAfter: "Mon, 23 Nov 2026 00:00:00 GMT"));
        proxy.Inject(Enumerable.Repeat(new Fault.Answer(503), 18));
        await proxy.Client(options with { MaxRetries = 20 }).Create(blog);

        Assert.Equal(20, time.Pauses.Count);
        Assert.All(time.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, options.MaxRetryDelay));
        Assert.Equal([options.MaxRetryDelay, options.MaxRetryDelay], time.Pauses.Take(2));
        Assert.Contains(options.MaxRetryDelay, time.Pauses.Skip(2));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("29")]
    public async Task What_is_added_to_a_pause_that_was_asked_for_does_not_exceed_the_longest(string retryAfter)
    {
        await using var proxy = await cloud.Proxy();
        var (time, options) = Impatient();

        proxy.Inject(Enumerable.Repeat(new Fault.Answer(503, RetryAfter: retryAfter), 10));
        await proxy.Client(options with { MaxRetries = 10, RetryDelay = TimeSpan.FromHours(1) }).Create(blog);

        Assert.Equal(10, time.Pauses.Count);
        Assert.All(time.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, options.MaxRetryDelay));
    }

    [Fact]
    public async Task Pauses_are_random()
    {
        await using var proxy = await cloud.Proxy();
        var (time, options) = Impatient();

        for (var turn = 0; turn < 20; turn++)
        {
            proxy.Inject(new Fault.Answer(503));
            Assert.IsType<ListResult.Page>(await proxy.Client(options).ListAsync(blog));
        }

        Assert.InRange(time.Pauses.Distinct().Count(), 15, 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task After_the_last_attempt_the_failure_says_what_the_API_said(int retries)
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(Enumerable.Repeat(new Fault.Answer(
            503,
            """{"errorCode":"STORE_UNAVAILABLE","detail":"Later.","requestId":"r1"}""",
            "application/problem+json"), 9));

        var failure = await Assert.ThrowsAsync<BlogClientException>(
            () => proxy.Client(Given.Quick with { MaxRetries = retries }).CreateAsync(blog, Given.Draft));

        Assert.Equal(retries + 1, proxy.Requests.Count);
        Assert.Equal(
            (503, "STORE_UNAVAILABLE", "r1", true),
            (failure.Status, failure.Problem?.ErrorCode, failure.RequestId, failure.MayHaveBeenDone));
        Assert.Equal(
            $"POST /v1/{blog}/posts was answered 503, Later, after {retries + 1} attempt{(retries == 0 ? "" : "s")}.",
            failure.Message);
    }

    [Fact]
    public async Task What_the_API_refuses_is_sent_once()
    {
        await using var proxy = await cloud.Proxy();
        var client = proxy.Client();

        await client.CreateAsync(blog, new("", ""));
        await client.GetAsync(blog, Given.NewPostId());

        Assert.Equal(2, proxy.Requests.Count);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_of_what_was_certainly_not_done()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // and never listens
        using var http = new HttpClient { BaseAddress = new Uri($"http://{taken.LocalEndPoint}") };

        var failure = await Assert.ThrowsAsync<BlogClientException>(() =>
            new BlogClient(http, Given.Quick).DeleteAsync(blog, Given.NewPostId()));

        Assert.Equal((null, null, false), (failure.Status, failure.RequestId, failure.MayHaveBeenDone));
        Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.EndsWith("after 4 attempts.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_by_the_clients_limit()
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(new Fault.Slow(), new Fault.Slow());

        var failure = await Assert.ThrowsAsync<BlogClientException>(
            () => proxy.Client(Given.Hasty with { MaxRetries = 1 }).ListAsync(blog));

        Assert.Equal((null, false, 2), (failure.Status, failure.MayHaveBeenDone, proxy.Requests.Count));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_by_the_HttpClients_limit()
    {
        await using var proxy = await cloud.Proxy();
        using var http = new HttpClient { BaseAddress = proxy.Url, Timeout = TimeSpan.FromSeconds(1) };
        proxy.Inject(new Fault.Slow());

        Assert.IsType<ListResult.Page>(await new BlogClient(http, Given.Quick with { MaxRetries = 8 }).ListAsync(blog));

        Assert.InRange(proxy.Requests.Count, 2, 9);
    }

    [Fact]
    public async Task Cancelling_ends_the_attempt_and_all_that_would_follow()
    {
        await using var proxy = await cloud.Proxy();
        using var cancellation = new CancellationTokenSource();
        proxy.Inject(new Fault.Slow());

        var call = proxy.Client().CreateAsync(blog, Given.Draft, cancellationToken: cancellation.Token);
        await LocalCloud.Eventually(() => !proxy.Requests.IsEmpty, "the request is under way");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_a_pause()
    {
        await using var proxy = await cloud.Proxy();
        using var cancellation = new CancellationTokenSource();
        proxy.Inject(new Fault.Answer(503, RetryAfter: "3600"));
        var time = new PauseTime(TimeSpan.FromHours(1));

        var call = proxy.Client(Given.Quick with { MaxRetryDelay = TimeSpan.FromHours(1), TimeProvider = time })
            .ListAsync(blog, cancellationToken: cancellation.Token);
        await LocalCloud.Eventually(() => time.HasBegun, "the pause has begun");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(proxy.Requests);
    }

    private static (ImpatientTime Time, BlogClientOptions Options) Impatient()
    {
        var usual = new BlogClientOptions();
        var time = new ImpatientTime(usual.AttemptTimeout);
        return (time, usual with { TimeProvider = time });
    }
}
