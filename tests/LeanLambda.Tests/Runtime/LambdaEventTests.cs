using System.Text;
using LeanLambda.Tests.Http;

namespace LeanLambda.Tests.Runtime;

/// <summary>
/// What the Runtime API passes on from a caller, byte by byte. One at a time: the host reads and writes environment
/// variables.
/// </summary>
[Collection(nameof(LambdaHostSuite))]
public sealed class LambdaEventTests
{
    private const string Id = "Lambda-Runtime-Aws-Request-Id";

    private const string Deadline = "Lambda-Runtime-Deadline-Ms: 1\r\n";

    [Theory]
    [InlineData("Root=1-abc\nX-Injected: y")]
    [InlineData("Root=1-abc\ry")]
    [InlineData("Root=1-abc\u0001")]
    public void A_trace_id_with_control_characters_is_as_good_as_none(string trace) =>
        Assert.Equal(
            "",
            Event($"{Id}: id\r\nLambda-Runtime-Trace-Id: {trace}\r\n{Deadline}").Invocation.TraceId);

    [Fact]
    public void A_request_id_that_would_break_the_requests_lines_ends_the_process()
    {
        using var api = ScriptedServer.Responding(
            [
                $"HTTP/1.1 200 OK\r\n{Id}: a\nX-Injected: y\r\n{Deadline}Content-Length: 2\r\n\r\n{{}}",
                ScriptedServer.Ok(""),
            ]);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", api.Url.Authority);
        Assert.Equal(
            1, LambdaHost.Run(() => Task.FromResult<LambdaFunction>((payload, _) => Task.FromResult(payload))));
        Assert.DoesNotContain(api.Requests, request => request.Contains("X-Injected", StringComparison.Ordinal));
    }

    private static LambdaEvent Event(string headers) =>
        LambdaEvent.From(new(200, Encoding.Latin1.GetBytes(headers), []), DateTimeOffset.UtcNow);
}
