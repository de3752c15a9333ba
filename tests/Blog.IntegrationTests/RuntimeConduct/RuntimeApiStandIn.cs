using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Blog.RuntimeConduct;

/// <summary>An event as Lambda hands it out.</summary>
internal sealed record RuntimeEvent(string RequestId, string Payload, string TraceId = "")
{
    internal DateTimeOffset Deadline { get; init; } = DateTimeOffset.UtcNow.AddMinutes(1);
}

/// <summary>What a function posted: a response or an error.</summary>
/// <param name="Path">Behind the version: <c>invocation/{id}/response</c>, <c>init/error</c>.</param>
internal sealed record Posted(string Path, string? ErrorType, string Body);

/// <summary>
/// Lambda's Runtime API, 2018-06-01, on real HTTP: hands out the events that it was given, and takes what is posted.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// It also stands in for DynamoDB, so far as a function needs one: it answers every request alike.
/// </summary>
internal sealed class RuntimeApiStandIn : IDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpListener listener;
    private readonly Channel<RuntimeEvent> events = Channel.CreateUnbounded<RuntimeEvent>();
    private readonly Channel<Posted> posted = Channel.CreateUnbounded<Posted>();

    internal RuntimeApiStandIn()
    {
        (listener, Address) = Listen();
        _ = Serve();
    }

    /// <summary>As AWS_LAMBDA_RUNTIME_API has it.</summary>
    internal string Address { get; }

    /// <summary>As AWS_ENDPOINT_URL_DYNAMODB has it.</summary>
    internal string TableUrl => $"http://{Address}";

    /// <summary>The status that answers what is posted, by its path; 202 unless a test says otherwise.</summary>
    internal Func<string, HttpStatusCode> Verdict { get; set; } = _ => HttpStatusCode.Accepted;

    /// <summary>The status that answers a demand for the next event.</summary>
    internal HttpStatusCode NextStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>DynamoDB's answer to everything: there is no such item.</summary>
    internal (HttpStatusCode Status, string Body) TableAnswer { get; set; } = (HttpStatusCode.OK, "{}");

    /// <summary>The trace headers of the requests to DynamoDB.</summary>
    internal ConcurrentQueue<string?> TableTraceIds { get; } = [];

    internal void Give(RuntimeEvent @event) => events.Writer.TryWrite(@event);

    /// <summary>What is posted next; fails when nothing comes.</summary>
    internal async Task<Posted> Posted() => await posted.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>All that was posted and not asked for yet.</summary>
    internal IReadOnlyList<Posted> Rest()
    {
        var rest = new List<Posted>();
        while (posted.Reader.TryRead(out var one)) rest.Add(one);
        return rest;
    }

    /// <summary>The Runtime API goes away, in the middle of whatever it was asked.</summary>
    public void Dispose() => listener.Abort();

    private async Task Serve()
    {
        while (await Accept() is { } context) _ = Answer(context);
    }

    private async Task<HttpListenerContext?> Accept()
    {
        try
        {
            return await listener.GetContextAsync();
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            await (context.Request.Url!.AbsolutePath switch
            {
                Root + "invocation/next" => Next(context),
                var path when path.StartsWith(Root, StringComparison.Ordinal) => Take(context, path[Root.Length..]),
                _ => AnswerForTable(context),
            });
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The function, or this, is no longer there.
        }
    }

    private async Task Next(HttpListenerContext context)
    {
        if (NextStatus != HttpStatusCode.OK)
        {
            await Write(context, NextStatus, """{"errorMessage":"By the test","errorType":"ContainerError"}""");
            return;
        }

        var @event = await events.Reader.ReadAsync();
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = @event.RequestId;
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = @event.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:blog";
        if (@event.TraceId.Length > 0) context.Response.Headers["Lambda-Runtime-Trace-Id"] = @event.TraceId;
        await Write(context, HttpStatusCode.OK, @event.Payload);
    }

    private async Task Take(HttpListenerContext context, string path)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var status = Verdict(path);
        await posted.Writer.WriteAsync(new Posted(path, context.Request.Headers["Lambda-Runtime-Function-Error-Type"], body));
        await Write(context, status, """{"status":"OK"}""");
    }

    private async Task AnswerForTable(HttpListenerContext context)
    {
        TableTraceIds.Enqueue(context.Request.Headers["X-Amzn-Trace-Id"]);
        await Write(context, TableAnswer.Status, TableAnswer.Body);
    }

    private static async Task Write(HttpListenerContext context, HttpStatusCode status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    /// <summary>On a free port; another process may take it first, and then another one is tried.</summary>
    private static (HttpListener Listener, string Address) Listen()
    {
        while (true)
        {
            var address = $"127.0.0.1:{FreePort.Find()}";
            var candidate = new HttpListener();
            candidate.Prefixes.Add($"http://{address}/");
            try
            {
                candidate.Start();
                return (candidate, address);
            }
            catch (HttpListenerException)
            {
                candidate.Close();
            }
        }
    }
}

internal static class FreePort
{
    internal static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
