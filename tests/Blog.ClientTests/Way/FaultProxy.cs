using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Blog.ClientTests.Way;

/// <summary>One request, as it left the client.</summary>
internal sealed record Sent(string Method, string Target, string? IdempotencyKey, string? IfMatch);

/// <summary>In front of the API: hands requests on, unless a fault is injected.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly ConcurrentQueue<Fault> faults = new();
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> lateStatus = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication server;
    private readonly Uri target;

    private FaultProxy(Uri target)
    {
        this.target = target;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(Serve);
    }

    public Uri Url => new(server.Urls.First());

    /// <summary>All requests so far.</summary>
    public ConcurrentQueue<Sent> Requests { get; } = new();

    public static async Task<FaultProxy> Start(Uri target)
    {
        var proxy = new FaultProxy(target);
        await proxy.server.StartAsync();
        return proxy;
    }

    /// <summary>The next requests meet these faults, one each and in this order; those after them none.</summary>
    public void Inject(params IEnumerable<Fault> next)
    {
        foreach (var fault in next)
            faults.Enqueue(fault);
    }

    /// <summary>No fault any more, met or not.</summary>
    public void Calm() => faults.Clear();

    /// <summary>Lets the late request go on, and returns the status that nobody waits for.</summary>
    public Task<int> Release()
    {
        released.TrySetResult();
        return lateStatus.Task;
    }

    public async ValueTask DisposeAsync()
    {
        released.TrySetResult();
        await server.DisposeAsync();
        http.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue(
            new(request.Method, TargetOf(context), request.Headers["Idempotency-Key"], request.Headers.IfMatch));
        using var copy = await Copy(request);
        await (faults.TryDequeue(out var fault) ? Serve(context, copy, fault) : Forward(context, copy));
    }

    private async Task Serve(HttpContext context, HttpRequestMessage copy, Fault fault)
    {
        switch (fault)
        {
            case Fault.Drop:
                context.Abort();
                break;
            case Fault.Answer answer:
                await Write(context.Response, answer);
                break;
            case Fault.Late:
                await UntilGone(context);
                await released.Task;
                using (var late = await http.SendAsync(copy))
                    lateStatus.TrySetResult((int)late.StatusCode);
                break;
            default:
                using (var answer = await http.SendAsync(copy))
                    await Spoil(context, answer, fault);
                break;
        }
    }

    private static async Task Spoil(HttpContext context, HttpResponseMessage answer, Fault fault)
    {
        if (fault is Fault.Slow)
            await UntilGone(context);
        else if (fault is Fault.CutAnswer)
            await WriteHalf(context.Response, answer);
        else if (fault is Fault.EndQuietly)
            await End(context);
        context.Abort();
    }

    private async Task Forward(HttpContext context, HttpRequestMessage copy)
    {
        using var answer = await http.SendAsync(copy, context.RequestAborted);
        CopyHead(answer, context.Response);
        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The path and the query as they were sent.</summary>
    private static string TargetOf(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private async Task<HttpRequestMessage> Copy(HttpRequest from)
    {
        using var body = new MemoryStream();
        await from.Body.CopyToAsync(body);
        var copy = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(target, TargetOf(from.HttpContext)))
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, value) in from.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
            if (!copy.Headers.TryAddWithoutValidation(name, value.ToArray()))
                copy.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        return copy;
    }

    private static void CopyHead(HttpResponseMessage from, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers))
            to.Headers[name] = values.ToArray();
    }

    private static async Task Write(HttpResponse response, Fault.Answer answer)
    {
        (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
        if (answer.RetryAfter is not null)
            response.Headers.RetryAfter = answer.RetryAfter;
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
    }

    private static async Task WriteHalf(HttpResponse response, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        CopyHead(answer, response);
        await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await response.Body.FlushAsync();
    }

    /// <summary>The end of the stream instead of a reset.</summary>
    private static async Task End(HttpContext context)
    {
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
        await UntilGone(context);
    }

    private static async Task UntilGone(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
