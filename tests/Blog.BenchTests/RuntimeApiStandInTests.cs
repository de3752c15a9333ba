using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Blog.Bench.StandIns;

namespace Blog.BenchTests;

public sealed class RuntimeApiStandInTests : IDisposable
{
    private readonly BlockingCollection<RuntimeEvent?> events = [];
    private readonly BlockingCollection<bool> asked = [];
    private readonly BlockingCollection<(string Kind, string Id, string Text)> taken = [];
    private readonly RuntimeApiStandIn api;
    private readonly HttpClient http;

    public RuntimeApiStandInTests()
    {
        api = new(new(
            Next,
            (id, body) => taken.Add(("response", id, Encoding.UTF8.GetString(body))),
            (id, error) => taken.Add(("error", id, error)),
            error => taken.Add(("init", "", error))));
        http = new() { BaseAddress = new Uri($"http://{api.Address}/2018-06-01/runtime/") };

        RuntimeEvent? Next()
        {
            asked.Add(true);
            return events.Take();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        api.Dispose();
    }

    [Fact]
    public async Task Next_waits_for_an_event_and_hands_it_out_with_lambdas_headers()
    {
        var waiting = http.GetAsync("invocation/next");
        asked.Take();
        Assert.False(waiting.IsCompleted); // there is no event yet
        events.Add(new("request-1", """{"ü":1}"""u8.ToArray()));
        using var response = await waiting;
        Assert.Equal("""{"ü":1}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("request-1", Header(response, "Lambda-Runtime-Aws-Request-Id"));
        Assert.StartsWith(
            "arn:aws:lambda:",
            Header(response, "Lambda-Runtime-Invoked-Function-Arn"),
            StringComparison.Ordinal);
        Assert.StartsWith("Root=1-", Header(response, "Lambda-Runtime-Trace-Id"), StringComparison.Ordinal);
        var left = long.Parse(
            Header(response, "Lambda-Runtime-Deadline-Ms"),
            null) - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.InRange(left, 30_000, 60_000); // a slow peer is timed, and a slow machine may run this
    }

    [Fact]
    public async Task Next_waits_until_the_end_when_there_is_no_event_any_more()
    {
        events.Add(null);
        var waiting = http.GetAsync("invocation/next");
        asked.Take();
        // meanwhile, others are answered
        for (var call = 0; call < 20; call++) await http.PostAsync("init/error", content: null);
        Assert.False(waiting.IsCompleted);
        api.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Responses_are_taken_whole_however_they_are_sent(bool isChunked)
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 20_000));
        using var request = new HttpRequestMessage(HttpMethod.Post, "invocation/request-1/response")
        {
            Content = new StringContent(text),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(("response", "request-1", text), taken.Take());
    }

    [Theory]
    [InlineData("invocation/request-1/error", "error", "request-1")]
    [InlineData("init/error", "init", "")]
    public async Task Error_reports_are_taken(string path, string kind, string id)
    {
        using var response = await http.PostAsync(path, new StringContent("""{"errorMessage":"Odd."}"""));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal((kind, id, """{"errorMessage":"Odd."}"""), taken.Take());
    }

    [Fact]
    public async Task Other_paths_are_not_found_and_the_connection_goes_on()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("invocation/last")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"http://{api.Address}/"))).StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.GetValues(name).Single();
}
