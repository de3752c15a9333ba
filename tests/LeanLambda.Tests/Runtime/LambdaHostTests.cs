using System.Net;
using System.Text;
using System.Text.Json;
using Blog.RuntimeConduct;

namespace LeanLambda.Tests.Runtime;

/// <summary>
/// The built-in host around functions that do what no function should. In process, one at a time: the host reads and
/// writes environment variables.
/// </summary>
[Collection(nameof(LambdaHostTests))]
public sealed class LambdaHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RuntimeApiStandIn api = null!;

    public async Task InitializeAsync() => api = await RuntimeApiStandIn.Start();

    [Fact]
    public async Task A_reply_is_posted_whole_under_the_events_request_id()
    {
        var text = "漢 \U0001F980 \" \\ \u0001 " + new string('x', 1_000_000);
        var host = Run((_, _) => Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(text)));
        api.Give(new("invocation-1", "{}"));
        var posted = await api.Posted();
        Assert.Equal("invocation/invocation-1/response", posted.Path);
        Assert.Equal(text, posted.Body);
        await End(host);
    }

    [Fact]
    public async Task A_function_gets_what_Lambda_says_of_the_event()
    {
        Invocation? invocation = null;
        var host = Run((_, given) =>
        {
            invocation = given;
            return Task.FromResult(Fine);
        });
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddMinutes(14).ToUnixTimeMilliseconds());
        api.Give(new("invocation-1", "{}", "Root=1-trace") { Deadline = deadline });
        await api.Posted();
        Assert.Equal(new("invocation-1", "Root=1-trace", deadline), invocation);
        await End(host);
    }

    [Fact]
    public async Task The_trace_id_is_in_the_environment_for_each_event_anew()
    {
        var seen = new List<string?>();
        var host = Run((_, _) =>
        {
            seen.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult(Fine);
        });
        foreach (var trace in new[] { "Root=1-first", "Root=1-second", "" })
        {
            api.Give(new("invocation", "{}", trace));
            await api.Posted();
        }

        // An empty value and none are the same to whoever asks for the trace.
        Assert.Equal(["Root=1-first", "Root=1-second", ""], seen.Select(trace => trace ?? ""));
        await End(host);
    }

    [Fact]
    public async Task An_exception_that_escapes_is_reported_and_the_next_event_is_handled()
    {
        var host = Run((_, invocation) => invocation.RequestId is "good" ? Task.FromResult(Fine) : Throw(new InvalidTimeZoneException("Said by the test, \"漢\".")));
        foreach (var id in new[] { "bad-1", "bad-2" })
        {
            api.Give(new(id, "{}"));
            var report = await api.Posted();
            Assert.Equal($"invocation/{id}/error", report.Path);
            Assert.Equal("Runtime.InvalidTimeZoneException", report.ErrorType);
            var body = JsonElement.Parse(report.Body);
            Assert.Equal("Said by the test, \"漢\".", body.GetProperty("errorMessage").GetString());
            Assert.Equal("InvalidTimeZoneException", body.GetProperty("errorType").GetString());
            Assert.Contains(body.GetProperty("stackTrace").EnumerateArray(), frame => frame.GetString()!.Contains(nameof(Throw), StringComparison.Ordinal));
        }

        api.Give(new("good", "{}"));
        Assert.Equal("invocation/good/response", (await api.Posted()).Path);
        await End(host);
    }

    [Fact]
    public async Task A_function_that_throws_before_its_first_await_is_reported_too()
    {
        var host = Run((_, _) => throw new InvalidTimeZoneException("At once."));
        api.Give(new("bad", "{}"));
        Assert.Equal("invocation/bad/error", (await api.Posted()).Path);
        await End(host);
    }

    /// <summary>A function's own broken connection must not pass for a Runtime API that is gone.</summary>
    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task A_connection_that_fails_within_the_function_is_reported_and_the_next_event_is_handled(HttpRequestError error)
    {
        var host = Run((_, invocation) => invocation.RequestId is "good" ? Task.FromResult(Fine) : Throw(new HttpRequestException(error, "By the test.")));
        api.Give(new("bad", "{}"));
        api.Give(new("good", "{}"));
        Assert.Equal("invocation/bad/error", (await api.Posted()).Path);
        Assert.Equal("invocation/good/response", (await api.Posted()).Path);
        await End(host);
    }

    [Fact]
    public async Task A_start_that_throws_anything_is_an_init_error()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
        Assert.Equal(1, LambdaHost.Run(() => throw new InvalidTimeZoneException("No zone.")));
        var report = Assert.Single(api.Rest());
        Assert.Equal(("init/error", "Runtime.InvalidTimeZoneException"), (report.Path, report.ErrorType));
        Assert.Equal("No zone.", JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_response_that_is_refused_is_reported_and_the_next_event_is_handled(HttpStatusCode status)
    {
        api.Verdict = path => path is "invocation/refused/response" ? status : HttpStatusCode.Accepted;
        var host = Run((_, _) => Task.FromResult(Fine));
        api.Give(new("refused", "{}"));
        api.Give(new("good", "{}"));
        Assert.Equal(
            ["invocation/refused/response", "invocation/refused/error", "invocation/good/response"],
            [(await api.Posted()).Path, (await api.Posted()).Path, (await api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task An_error_report_that_is_refused_does_not_end_the_loop()
    {
        api.Verdict = path => path.EndsWith("/error", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.Accepted;
        var host = Run((_, invocation) => invocation.RequestId is "good" ? Task.FromResult(Fine) : Throw(new InvalidTimeZoneException("Refused.")));
        api.Give(new("bad", "{}"));
        api.Give(new("good", "{}"));
        Assert.Equal(["invocation/bad/error", "invocation/good/response"], [(await api.Posted()).Path, (await api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task An_error_report_that_is_answered_with_500_ends_the_loop()
    {
        api.Verdict = _ => HttpStatusCode.InternalServerError;
        var host = Run((_, _) => Throw(new InvalidTimeZoneException("The last one.")));
        api.Give(new("bad", "{}"));
        api.Give(new("never", "{}"));
        Assert.Equal(1, await host.WaitAsync(Patience));
        Assert.Equal(["invocation/bad/error"], api.Rest().Select(posted => posted.Path));
    }

    public async Task DisposeAsync()
    {
        await api.DisposeAsync();
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", value: null);
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", value: null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1.5e12")]
    [InlineData("253402300800000")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    public async Task A_deadline_that_is_missing_odd_past_or_far_away_is_fifteen_minutes_ahead(string header)
    {
        Invocation? invocation = null;
        var host = Run((_, given) =>
        {
            invocation = given;
            return Task.FromResult(Fine);
        });
        api.Give(new("invocation", "{}") { DeadlineText = header });
        Assert.Equal("invocation/invocation/response", (await api.Posted()).Path);
        Assert.InRange(invocation!.Deadline - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        await End(host);
    }

    [Fact]
    public async Task The_id_of_the_invocation_is_echoed_on_responses_and_errors()
    {
        api.Verdict = path => path is "invocation/refused/response" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Accepted;
        var host = Run((_, invocation) => invocation.RequestId is "bad" ? Throw(new InvalidTimeZoneException("Bad.")) : Task.FromResult(Fine));
        foreach (var id in new[] { "good", "bad", "refused" }) api.Give(new(id, "{}") { InvocationId = $"of-{id}" });
        api.Give(new("old", "{}"));
        var posted = new List<Posted>();
        while (posted.Count < 5) posted.Add(await api.Posted());
        Assert.Equal(
            [
                ("invocation/good/response", "of-good"), ("invocation/bad/error", "of-bad"), ("invocation/refused/response", "of-refused"),
                ("invocation/refused/error", "of-refused"), ("invocation/old/response", ""),
            ],
            posted.Select(one => (one.Path, one.InvocationId)));
        await End(host);
    }

    /// <summary>Lambda has told the caller already; https://github.com/aws/aws-lambda-dotnet/pull/2508.</summary>
    [Fact]
    public async Task A_response_that_comes_after_its_invocation_has_timed_out_is_no_error()
    {
        api.Verdict = path => path is "invocation/late/response" ? HttpStatusCode.Gone : HttpStatusCode.Accepted;
        var host = Run((_, _) => Task.FromResult(Fine));
        api.Give(new("late", "{}"));
        api.Give(new("good", "{}"));
        Assert.Equal(["invocation/late/response", "invocation/good/response"], [(await api.Posted()).Path, (await api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task A_response_that_is_answered_with_500_ends_the_loop()
    {
        api.Verdict = _ => HttpStatusCode.InternalServerError;
        var host = Run((_, _) => Task.FromResult(Fine));
        api.Give(new("last", "{}"));
        api.Give(new("never", "{}"));
        Assert.Equal(1, await host.WaitAsync(Patience));
        Assert.Equal(["invocation/last/response"], api.Rest().Select(posted => posted.Path));
    }

    [Fact]
    public async Task A_failed_start_that_is_answered_with_500_ends_the_process()
    {
        api.Verdict = _ => HttpStatusCode.InternalServerError;
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
        var host = Task.Run(() => LambdaHost.Run(() => throw new InvalidTimeZoneException("No zone.")));
        Assert.Equal(1, await host.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_demand_for_the_next_event_that_is_answered_with_500_ends_the_loop()
    {
        api.NextStatus = HttpStatusCode.InternalServerError;
        Assert.Equal(1, await Run((_, _) => Task.FromResult(Fine)).WaitAsync(Patience));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("64")]
    [InlineData("many")]
    public async Task More_than_one_event_at_a_time_is_refused_at_the_start(string concurrency)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", concurrency);
        var (host, started, said) = (Task.FromResult(0), false, "");
        var error = Console.Error;
        using var standardError = new StringWriter();
        Console.SetError(standardError);
        try
        {
            Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
            host = Task.Run(() => LambdaHost.Run(() => Task.FromResult<LambdaFunction>((_, _) => Task.FromResult(Fine)).ContinueWith(made => { started = true; return made.Result; })));
            Assert.Equal(1, await host.WaitAsync(Patience));
            said = standardError.ToString();
        }
        finally
        {
            Console.SetError(error);
            Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", value: null);
        }

        Assert.False(started);
        var report = Assert.Single(api.Rest());
        Assert.Equal(("init/error", "Runtime.FunctionStartException"), (report.Path, report.ErrorType));
        var message = JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString();
        Assert.Contains($"AWS_LAMBDA_MAX_CONCURRENCY is '{concurrency}'", message, StringComparison.Ordinal);
        Assert.Contains(message!, Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("")]
    public async Task One_event_at_a_time_is_served(string concurrency)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", concurrency);
        try
        {
            var host = Run((_, _) => Task.FromResult(Fine));
            api.Give(new("good", "{}"));
            Assert.Equal("invocation/good/response", (await api.Posted()).Path);
            await End(host);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", value: null);
        }
    }

    [Fact]
    public async Task A_message_that_is_huge_or_no_Unicode_is_reported_in_part()
    {
        var host = Run((_, _) => Throw(new InvalidTimeZoneException("\ud800" + new string('\u6f22', 1_000_000))));
        api.Give(new("bad", "{}"));
        var report = await api.Posted();
        Assert.Equal("invocation/bad/error", report.Path);
        Assert.InRange(report.Body.Length, 1000, 200_000);
        Assert.StartsWith("\ufffd\u6f22", JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        await End(host);
    }

    [Theory]
    [InlineData("no-such-host.invalid:1")]
    [InlineData("a b")]
    [InlineData("127.0.0.1:99999999")]
    public void An_address_that_is_none_ends_the_process(string address)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", address);
        Assert.Equal(1, LambdaHost.Run(() => Task.FromResult<LambdaFunction>((_, _) => Task.FromResult(Fine))));
    }

    private static ReadOnlyMemory<byte> Fine => "{}"u8.ToArray();

    private static async Task<ReadOnlyMemory<byte>> Throw(Exception fault)
    {
        await Task.Yield();
        throw fault;
    }

    private Task<int> Run(LambdaFunction function)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Address);
        return Task.Run(() => LambdaHost.Run(() => Task.FromResult(function))); // it blocks its thread
    }

    /// <summary>The host ends when its Runtime API does, and not before.</summary>
    private async Task End(Task<int> host)
    {
        Assert.False(host.IsCompleted);
        await api.DisposeAsync();
        Assert.Equal(1, await host.WaitAsync(Patience));
    }
}
