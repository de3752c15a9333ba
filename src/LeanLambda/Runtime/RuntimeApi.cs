using System.Globalization;
using System.Net;
using LeanLambda.Http;

namespace LeanLambda;

/// <summary>A client of the Lambda Runtime API, 2018-06-01.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly HttpChannel channel;
    private readonly string root;
    private readonly HttpRequest next;

    private RuntimeApi(Uri server)
    {
        channel = new(server);
        root = server.AbsolutePath.TrimEnd('/') + "/2018-06-01/runtime/";
        next = new("GET", root + "invocation/next", []);
    }

    /// <param name="address">Host and port, as AWS_LAMBDA_RUNTIME_API has them; a path behind them is kept.</param>
    internal static RuntimeApi At(string address) => new(new Uri($"http://{address}"));

    /// <summary>Waits for the next event, be it hours.</summary>
    internal (Invocation Invocation, byte[] Payload) Next()
    {
        var answer = channel.Exchange(next, CancellationToken.None);
        return answer.Status == 200 ? (ToInvocation(answer), answer.Body) : throw Refusal(answer);
    }

    /// <summary>A response that the API refuses, as too large for one, is a fault of the invocation.</summary>
    internal void Respond(Invocation invocation, ReadOnlyMemory<byte> reply)
    {
        var answer = Post($"invocation/{invocation.RequestId}/response", [], reply);
        if (answer.Status is < 200 or > 299) throw Refusal(answer);
    }

    internal void Fail(Invocation invocation, Exception fault) => Report($"invocation/{invocation.RequestId}/error", fault);

    internal void FailInit(Exception fault) => Report("init/error", fault);

    public void Dispose() => channel.Dispose();

    private void Report(string path, Exception fault)
    {
        var answer = Post(
            path,
            [new("Lambda-Runtime-Function-Error-Type", "Runtime." + fault.GetType().Name)],
            RuntimeFault.From(fault).ToJson());
        // A 500 means that the environment is beyond repair: the process must end. Other answers change nothing here.
        if (answer.Status == 500) throw Refusal(answer);
    }

    private HttpAnswer Post(string path, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        channel.Exchange(new("POST", root + path, headers, body), CancellationToken.None);

    private static HttpRequestException Refusal(HttpAnswer answer) =>
        new($"It answered with status {answer.Status}.", inner: null, (HttpStatusCode)answer.Status);

    private static Invocation ToInvocation(HttpAnswer answer) => new(
        answer.Header("Lambda-Runtime-Aws-Request-Id"u8),
        answer.Header("Lambda-Runtime-Trace-Id"u8),
        DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(answer.Header("Lambda-Runtime-Deadline-Ms"u8), CultureInfo.InvariantCulture)));
}
