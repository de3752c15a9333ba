using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Blog.RuntimeConduct;

/// <summary>An event as Lambda hands it out.</summary>
internal sealed record RuntimeEvent(string RequestId, string Payload, string TraceId = "")
{
    internal DateTimeOffset Deadline { get; init; } = DateTimeOffset.UtcNow.AddMinutes(1);

    /// <summary>In place of the deadline's milliseconds; empty for no such header.</summary>
    internal string? DeadlineText { get; init; }

    /// <summary>Lambda's id of the invocation, which no other has; empty for no such header.</summary>
    internal string InvocationId { get; init; } = "";
}

/// <summary>What a function posted: a response or an error.</summary>
/// <param name="Path">Behind the version: <c>invocation/{id}/response</c>, <c>init/error</c>.</param>
/// <param name="ErrorType">The header of that name.</param>
/// <param name="Body">As text.</param>
internal sealed record Posted(string Path, string? ErrorType, string Body)
{
    /// <summary>The id of the invocation that it belongs to, as it was echoed.</summary>
    internal string InvocationId { get; init; } = "";
}

/// <summary>
/// Lambda's Runtime API, 2018-06-01, on real HTTP: hands out the events that it was given, and takes what is posted.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// It also stands in for DynamoDB, so far as a function needs one: it answers every request alike.
/// </summary>
internal sealed class RuntimeApiStandIn : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication server;
    private readonly ConcurrentDictionary<HttpContext, bool> open = [];
    private readonly Channel<RuntimeEvent> events = Channel.CreateUnbounded<RuntimeEvent>();
    private readonly Channel<Posted> posted = Channel.CreateUnbounded<Posted>();

    private RuntimeApiStandIn(WebApplication server)
    {
        this.server = server;
        server.Run(Answer);
    }

    /// <summary>As AWS_LAMBDA_RUNTIME_API has it.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>As AWS_ENDPOINT_URL_DYNAMODB has it.</summary>
    internal string TableUrl => $"http://{Address}";

    /// <summary>The status that answers what is posted, by its path; 202 unless a test says otherwise.</summary>
    internal Func<string, HttpStatusCode> Verdict { get; set; } = _ => HttpStatusCode.Accepted;

    /// <summary>The status that answers a demand for the next event.</summary>
    internal HttpStatusCode NextStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>DynamoDB's answer to everything; at first, that there is no such item.</summary>
    internal (HttpStatusCode Status, string Body) TableAnswer { get; set; } = (HttpStatusCode.OK, "{}");

    /// <summary>The requests to DynamoDB: method, and whether they were signed.</summary>
    internal ConcurrentQueue<string> TableCalls { get; } = [];

    /// <summary>Comes before DynamoDB's answer to a <c>GET /</c>.</summary>
    internal Func<CancellationToken, Task> Greeting { get; set; } = _ => Task.CompletedTask;

    /// <summary>The trace headers of the requests to DynamoDB.</summary>
    internal ConcurrentQueue<string> TableTraceIds { get; } = [];

    /// <summary>On any free port of 127.0.0.1.</summary>
    internal static async Task<RuntimeApiStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port: 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var standIn = new RuntimeApiStandIn(builder.Build());
        await standIn.server.StartAsync();
        standIn.Address = new Uri(standIn.server.Urls.Single()).Authority;
        return standIn;
    }

    internal void Give(RuntimeEvent @event) => events.Writer.TryWrite(@event);

    /// <summary>What is posted next; fails when nothing comes.</summary>
    internal Task<Posted> Posted() => posted.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>All that was posted and not asked for yet.</summary>
    internal IReadOnlyList<Posted> Rest()
    {
        var rest = new List<Posted>();
        while (posted.Reader.TryRead(out var one)) rest.Add(one);
        return rest;
    }

    /// <summary>The Runtime API goes away, in the middle of whatever it was asked.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in open.Keys) Abort(context);
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private static void Abort(HttpContext context)
    {
        try
        {
            context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // Its request has ended since.
        }
    }

    private async Task Answer(HttpContext context)
    {
        open[context] = true;
        try
        {
            await (context.Request.Path.Value switch
            {
                Root + "invocation/next" => Next(context),
                { } path when path.StartsWith(Root, StringComparison.Ordinal) => Take(context, path[Root.Length..]),
                _ => AnswerForTable(context),
            });
        }
        catch (OperationCanceledException)
        {
            // The function, or this, is no longer there.
        }
        finally
        {
            open.TryRemove(context, out _);
        }
    }

    private async Task Next(HttpContext context)
    {
        if (NextStatus != HttpStatusCode.OK)
        {
            await Write(context, NextStatus, """{"errorMessage":"By the test.","errorType":"ContainerError"}""");
            return;
        }

        var @event = await events.Reader.ReadAsync(context.RequestAborted);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = @event.RequestId;
        var deadline = @event.DeadlineText
            ?? @event.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (deadline.Length > 0) headers["Lambda-Runtime-Deadline-Ms"] = deadline;
        if (@event.InvocationId.Length > 0) headers["Lambda-Runtime-Invocation-Id"] = @event.InvocationId;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:blog";
        if (@event.TraceId.Length > 0) headers["Lambda-Runtime-Trace-Id"] = @event.TraceId;
        await Write(context, HttpStatusCode.OK, @event.Payload);
    }

    private async Task Take(HttpContext context, string path)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var verdict = Verdict(path);
        await posted.Writer.WriteAsync(new(path, context.Request.Headers["Lambda-Runtime-Function-Error-Type"], body)
        {
            InvocationId = context.Request.Headers["Lambda-Runtime-Invocation-Id"].ToString(),
        });
        await Write(context, verdict, """{"status":"OK"}""");
    }

    private async Task AnswerForTable(HttpContext context)
    {
        TableCalls.Enqueue(
            $"{context.Request.Method} {(context.Request.Headers.Authorization.Count == 0 ? "unsigned" : "signed")}");
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await Greeting(context.RequestAborted);
            await Write(context, HttpStatusCode.OK, "healthy");
            return;
        }

        TableTraceIds.Enqueue(context.Request.Headers["X-Amzn-Trace-Id"].ToString());
        await Write(context, TableAnswer.Status, TableAnswer.Body);
    }

    private static async Task Write(HttpContext context, HttpStatusCode status, string body)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
