using System.Net;
using System.Text.Json;
using Blog.RuntimeConduct;

namespace LeanLambda.Tests.Runtime;

/// <summary>What the Runtime API sends or asks for that the host must bear, or refuse.</summary>
[Collection(nameof(LambdaHostSuite))]
public sealed class LambdaHostContractTests : LambdaHostSuite
{
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
        Api.Give(new("invocation", "{}") { DeadlineText = header });
        Assert.Equal("invocation/invocation/response", (await Api.Posted()).Path);
        Assert.InRange(
            invocation!.Deadline - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        await End(host);
    }

    [Fact]
    public async Task The_id_of_the_invocation_is_echoed_on_responses_and_errors()
    {
        Api.Verdict = path =>
            path is "invocation/refused/response" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Accepted;
        var host = Run((_, invocation) =>
            invocation.RequestId is "bad" ? Throw(new InvalidTimeZoneException("Bad.")) : Task.FromResult(Fine));
        foreach (var id in new[] { "good", "bad", "refused" }) Api.Give(new(id, "{}") { InvocationId = $"of-{id}" });
        Api.Give(new("old", "{}"));
        var posted = new List<Posted>();
        while (posted.Count < 5) posted.Add(await Api.Posted());
        Assert.Equal(
            [
                ("invocation/good/response", "of-good"), ("invocation/bad/error", "of-bad"),
                ("invocation/refused/response", "of-refused"),
                ("invocation/refused/error", "of-refused"), ("invocation/old/response", ""),
            ],
            posted.Select(one => (one.Path, one.InvocationId)));
        await End(host);
    }

    /// <summary>Lambda has told the caller already; https://github.com/aws/aws-lambda-dotnet/pull/2508.</summary>
    [Fact]
    public async Task A_response_that_comes_after_its_invocation_has_timed_out_is_no_error()
    {
        Api.Verdict = path => path is "invocation/late/response" ? HttpStatusCode.Gone : HttpStatusCode.Accepted;
        var host = Run((_, _) => Task.FromResult(Fine));
        Api.Give(new("late", "{}"));
        Api.Give(new("good", "{}"));
        Assert.Equal(
            ["invocation/late/response", "invocation/good/response"],
            [(await Api.Posted()).Path, (await Api.Posted()).Path]);
        await End(host);
    }

    [Fact]
    public async Task A_response_that_is_answered_with_500_ends_the_loop()
    {
        Api.Verdict = _ => HttpStatusCode.InternalServerError;
        var host = Run((_, _) => Task.FromResult(Fine));
        Api.Give(new("last", "{}"));
        Api.Give(new("never", "{}"));
        Assert.Equal(1, await host.WaitAsync(Patience));
        Assert.Equal(["invocation/last/response"], Api.Rest().Select(posted => posted.Path));
    }

    [Fact]
    public async Task A_failed_start_that_is_answered_with_500_ends_the_process()
    {
        Api.Verdict = _ => HttpStatusCode.InternalServerError;
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", Api.Address);
        var host = Task.Run(() => LambdaHost.Run(() => throw new InvalidTimeZoneException("No zone.")));
        Assert.Equal(1, await host.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_demand_for_the_next_event_that_is_answered_with_500_ends_the_loop()
    {
        Api.NextStatus = HttpStatusCode.InternalServerError;
        Assert.Equal(1, await Run((_, _) => Task.FromResult(Fine)).WaitAsync(Patience));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("64")]
    [InlineData("many")]
    public async Task More_than_one_event_at_a_time_is_refused_at_the_start(string concurrency)
    {
        var started = false;
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", Api.Address);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", concurrency);
        var said = await Said(() => LambdaHost.Run(() =>
        {
            started = true;
            return Task.FromResult<LambdaFunction>((_, _) => Task.FromResult(Fine));
        }));
        Environment.SetEnvironmentVariable("AWS_LAMBDA_MAX_CONCURRENCY", value: null);
        Assert.False(started);
        var report = Assert.Single(Api.Rest());
        Assert.Equal(("init/error", "Runtime.FunctionStartException"), (report.Path, report.ErrorType));
        var message = JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString()!;
        Assert.Contains($"AWS_LAMBDA_MAX_CONCURRENCY is '{concurrency}'", message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Single(said), StringComparison.Ordinal);
    }

    /// <summary>The lines on standard error of a host that ends with exit code 1.</summary>
    private static async Task<string[]> Said(Func<int> host)
    {
        var standardError = Console.Error;
        using var lines = new StringWriter();
        Console.SetError(lines);
        try
        {
            Assert.Equal(1, await Task.Run(host).WaitAsync(Patience));
            return lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Console.SetError(standardError);
        }
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
            Api.Give(new("good", "{}"));
            Assert.Equal("invocation/good/response", (await Api.Posted()).Path);
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
        Api.Give(new("bad", "{}"));
        var report = await Api.Posted();
        Assert.Equal("invocation/bad/error", report.Path);
        Assert.InRange(report.Body.Length, 1000, 200_000);
        Assert.StartsWith(
            "\ufffd\u6f22",
            JsonElement.Parse(report.Body).GetProperty("errorMessage").GetString(),
            StringComparison.Ordinal);
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
}
