using System.Globalization;
using System.Text;

namespace Blog.Bench.StandIns;

/// <summary>An event as Lambda hands it out.</summary>
internal sealed record RuntimeEvent(string RequestId, byte[] Payload);

/// <summary>
/// What happens when a process calls the Runtime API. Each function runs on the connection's own thread, between the
/// last byte of the request and the first of the answer.
/// </summary>
/// <param name="Next">The event to hand out; it may wait. Null leaves the process waiting until the stand-in
/// ends.</param>
/// <param name="Respond">Takes the response to the event of that request id.</param>
/// <param name="Fail">Takes the error report to the event of that request id.</param>
/// <param name="FailInit">Takes the error report of an init.</param>
internal sealed record RuntimeCalls(
    Func<RuntimeEvent?> Next, Action<string, byte[]> Respond, Action<string, string> Fail, Action<string> FailInit);

/// <summary>
/// Lambda's Runtime API, 2018-06-01, for one process.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal sealed class RuntimeApiStandIn : IDisposable
{
    /// <summary>
    /// Of an event. Far more than a function is given: a peer that is slow shall be timed, not cut off.
    /// </summary>
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private const string Root = "/2018-06-01/runtime/";
    private const string Accepted = """{"status":"OK"}""";

    private readonly RuntimeCalls calls;
    private readonly StandInServer server;
    private readonly ManualResetEventSlim ended = new();

    internal RuntimeApiStandIn(RuntimeCalls calls)
    {
        this.calls = calls;
        server = new(Serve);
    }

    /// <summary>As AWS_LAMBDA_RUNTIME_API has it.</summary>
    internal string Address => $"127.0.0.1:{server.Port}";

    public void Dispose()
    {
        ended.Set();
        server.Dispose();
    }

    private void Serve(Stream stream)
    {
        var reader = new HttpReader(stream);
        while (reader.Read() is { } request)
            stream.Write(Answer(request));
    }

    private byte[] Answer(StandInRequest request)
    {
        var path = request.Path.StartsWith(Root, StringComparison.Ordinal)
            ? request.Path[Root.Length..].Split('/')
            : [];
        switch (request.Method, path)
        {
            case ("GET", ["invocation", "next"]):
                return Write(Next());
            case ("POST", ["invocation", var id, "response"]):
                calls.Respond(id, request.Body);
                return Write(202, "Accepted", Accepted);
            case ("POST", ["invocation", var id, "error"]):
                calls.Fail(id, Encoding.UTF8.GetString(request.Body));
                return Write(202, "Accepted", Accepted);
            case ("POST", ["init", "error"]):
                calls.FailInit(Encoding.UTF8.GetString(request.Body));
                return Write(202, "Accepted", Accepted);
            default:
                return Write(404, "Not Found", """{"errorMessage":"No such path.","errorType":"InvalidPath"}""");
        }
    }

    private RuntimeEvent Next()
    {
        if (calls.Next() is { } given) return given;
        ended.Wait();
        throw new IOException("The stand-in has ended.");
    }

    private static byte[] Write(RuntimeEvent given)
    {
        var deadline = (DateTimeOffset.UtcNow + Deadline).ToUnixTimeMilliseconds();
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 200 OK
            Content-Type: application/json
            Lambda-Runtime-Aws-Request-Id: {given.RequestId}
            Lambda-Runtime-Deadline-Ms: {deadline}
            Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:bench
            Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0
            Content-Length: {given.Payload.Length}


            """).ReplaceLineEndings("\r\n");
        return [.. Encoding.Latin1.GetBytes(head), .. given.Payload];
    }

    private static byte[] Write(int status, string reason, string body) => Encoding.Latin1.GetBytes(
        $"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
}
