using System.Net;
using System.Text;
using System.Text.Json;

namespace LeanLambda.Tests.Runtime;

/// <summary>The host around functions that do what no function should.</summary>
[Collection(nameof(LambdaHostSuite))]
public sealed class LambdaHostTests : LambdaHostSuite
{
    [Fact]
    public async Task A_response_is_posted_whole_under_the_events_request_id()
    {
        var text = "漢 \U0001F980 \" \\ \u0001 " + new string('x', 1_000_000);
        var host = Run((_, _) => Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(text)));
        Api.Give(new("invocation-1", "{}"));
        var posted = await Api.Posted();
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
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(
            DateTimeOffset.UtcNow.AddMinutes(14).ToUnixTimeMilliseconds());
        Api.Give(new("invocation-1", "{}", "Root=1-trace") { Deadline = deadline });
        await Api.Posted();
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
            Api.Give(new("invocation", "{}", trace));
            await Api.Posted();
        }

        // An empty value and none are the same to whoever asks for the trace.
        Assert.Equal(["Root=1-first", "Root=1-second", ""], seen.Select(trace => trace ?? ""));
        await End(host);
    }

    [Fact]
    public async Task An_exception_that_escapes_is_reported_and_the_next_event_is_handled()
    {
        var host = Run(Good(new InvalidTimeZoneException("Said by the test, \"漢\".")));
        foreach (var id in new[] { "bad-1", "bad-2" })
        {
            Api.Give(new(id, "{}"));
            var report = await Api.Posted();
            Assert.Equal($"invocation/{id}/error", report.Path);
            Assert.Equal("Runtime.InvalidTimeZoneException", report.ErrorType);
            var body = JsonElement.Parse(report.Body);
            Assert.Equal("Said by the test, \"漢\".", body.GetProperty("errorMessage").GetString());
            Assert.Equal("InvalidTimeZoneException", body.GetProperty("errorType").GetString());
            Assert.Contains(
                body.GetProperty("stackTrace").EnumerateArray(),
                frame => frame.GetString()!.Contains(nameof(Throw), StringComparison.Ordinal));
        }

        Api.Give(new("good", "{}"));
        Assert.Equal("invocation/good/response", (await Api.Posted()).Path);
        await End(host);
    }

    [Fact]
    public async Task A_function_that_throws_before_its_first_await_is_reported_too()
    {
        var host = Run((_, _) => throw new InvalidTimeZoneException("At once."));
        Api.Give(new("bad", "{}"));
        Assert.Equal("invocation/bad/error", (await Api.Posted()).Path);
        await End(host);
    }

    /// <summary>A function's own broken connection must not pass for a Runtime API that is gone.</summary>
    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task A_connection_that_fails_within_the_function_is_reported_and_the_next_event_is_handled(
        HttpRequestError error)
    {
        var host = Run(Good(new HttpRequestException(error, "By the test.")));
        Api.Give(new("bad", "{}"));
        Api.Give(new("good", "{}"));
        Assert.Equal("invocation/bad/error", (await Api.Posted()).Path);
        Assert.Equal("invocation/good/response", (await Api.Posted()).Path);
        await End(host);
    }

    [Fact]
    public async Task A_start_that_throws_anything_is_an_init_error()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", Api.Address);
        Assert.Equal(1, LambdaHost.Run(() => throw new InvalidTimeZoneException("No zone.")));
        var report = Assert.Single(Api.Rest());
        Assert.Equal(("init/error", "Runtime.InvalidTimeZoneException"), (report.Path, report.ErrorType));
        Assert.Equal("No zone.", JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_response_that_is_refused_is_reported_and_the_next_event_is_handled(HttpStatusCode status)
    {
        Api.Verdict = path => path is "invocation/refused/response" ? status : HttpStatusCode.Accepted;
        var host = Run((_, _) => Task.FromResult(Fine));
        Api.Give(new("refused", "{}"));
        Api.Give(new("good", "{}"));
        Assert.Equal(
            ["invocation/refused/response", "invocation/refused/error", "invocation/good/response"],
            [(await Api.Posted()).Path, (await Api.Posted()).Path, (await Api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task An_error_report_that_is_refused_does_not_end_the_loop()
    {
        Api.Verdict = path =>
            path.EndsWith("/error", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.Accepted;
        var host = Run(Good(new InvalidTimeZoneException("Refused.")));
        Api.Give(new("bad", "{}"));
        Api.Give(new("good", "{}"));
        Assert.Equal(
            ["invocation/bad/error", "invocation/good/response"],
            [(await Api.Posted()).Path, (await Api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task An_error_report_that_is_answered_with_500_ends_the_loop()
    {
        Api.Verdict = _ => HttpStatusCode.InternalServerError;
        var host = Run((_, _) => Throw(new InvalidTimeZoneException("The last one.")));
        Api.Give(new("bad", "{}"));
        Api.Give(new("never", "{}"));
        Assert.Equal(1, await host.WaitAsync(Patience));
        Assert.Equal(["invocation/bad/error"], Api.Rest().Select(posted => posted.Path));
    }
}
