using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.EndToEndTests.Api;

/// <summary>What becomes of a request to DynamoDB.</summary>
public enum Fault
{
    None,

    /// <summary>DynamoDB's answer when a table gets more than it can take.</summary>
    Throttle,

    /// <summary>A 500, as DynamoDB words it.</summary>
    ServerError,

    /// <summary>A 503 whose body is not DynamoDB's, as of a load balancer.</summary>
    BadGateway,

    /// <summary>The connection ends before DynamoDB has seen the request.</summary>
    Drop,

    /// <summary>DynamoDB does what is asked; the connection ends before the answer.</summary>
    LoseAnswer,

    /// <summary>DynamoDB does what is asked; the connection ends within the answer.</summary>
    CutAnswer,

    /// <summary>Nothing, until the fault is over; then the connection ends.</summary>
    Stall,

    /// <summary>Nothing, until the fault is over; then DynamoDB gets the request.</summary>
    Hold,

    /// <summary>DynamoDB does what is asked; its answer waits until the fault is over.</summary>
    HoldAnswer,
}

/// <summary>In front of a DynamoDB: hands requests on, unless a fault is injected.</summary>
internal sealed class DynamoProxy : IAsyncDisposable
{
    /// <summary>Stands in every answer of a fault: nothing of it may reach a caller.</summary>
    public const string Text = "text-of-a-dependency";

    private const string Json = "application/x-amz-json-1.0";

    private readonly HttpClient http = new();
    private readonly WebApplication server;
    private readonly Uri target;
    private Injection current = new(Fault.None, 0);
    private int requests, waiting;

    private DynamoProxy(Uri target)
    {
        this.target = target;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(Serve);
    }

    public Uri Url => new(server.Urls.First());

    /// <summary>How many requests came since the last fault was injected.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>How many requests stall or are held, and are still waited for.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public static async Task<DynamoProxy> Start(Uri target)
    {
        var proxy = new DynamoProxy(target);
        await proxy.server.StartAsync();
        return proxy;
    }

    /// <summary>The next requests, so many of them, meet that fault; until disposed.</summary>
    public Injection Inject(Fault fault, int times = int.MaxValue)
    {
        Volatile.Write(ref requests, 0);
        return current = new Injection(fault, times);
    }

    public async ValueTask DisposeAsync()
    {
        current.Dispose();
        await server.DisposeAsync();
        http.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        var injected = current;
        if (HttpMethods.IsGet(context.Request.Method)) // a function that starts connects; it asks for nothing
        {
            await Forward(context, Fault.None, injected.Over);
            return;
        }

        var fault = Interlocked.Increment(ref requests) <= injected.Times ? injected.Fault : Fault.None;
        if (fault is Fault.Stall or Fault.Hold)
            await Wait(injected.Over, context.RequestAborted);
        switch (fault)
        {
            case Fault.Throttle:
                await Refuse(context, 400, "ProvisionedThroughputExceededException");
                break;
            case Fault.ServerError:
                await Refuse(context, 500, "InternalServerError");
                break;
            case Fault.BadGateway:
                await Write(context, 503, "text/html", Encoding.UTF8.GetBytes($"<html>{Text}</html>"));
                break;
            case Fault.Drop or Fault.Stall:
                context.Abort();
                break;
            default:
                await Forward(context, fault, injected.Over);
                break;
        }
    }

    private async Task Wait(Task end, CancellationToken cancel)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await end.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task Forward(HttpContext context, Fault fault, Task over)
    {
        using var answer = await http.SendAsync(await Copy(context.Request));
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (fault is Fault.HoldAnswer)
            await Wait(over, context.RequestAborted);
        if (fault is Fault.LoseAnswer)
            context.Abort();
        else if (fault is Fault.CutAnswer)
            await Cut(context, body);
        else
            await Write(context, (int)answer.StatusCode, Json, body);
    }

    private async Task<HttpRequestMessage> Copy(HttpRequest from)
    {
        using var body = new MemoryStream();
        await from.Body.CopyToAsync(body);
        var copy = new HttpRequestMessage(new HttpMethod(from.Method), target)
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, value) in from.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
            if (!copy.Headers.TryAddWithoutValidation(name, value.ToArray()))
                copy.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        return copy;
    }

    private static Task Refuse(HttpContext context, int status, string type) => Write(
        context,
        status,
        Json,
        Encoding.UTF8.GetBytes($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{type}}","message":"{{Text}}"}"""));

    private static async Task Write(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) =
            (status, contentType, body.Length);
        await context.Response.Body.WriteAsync(body);
    }

    private static async Task Cut(HttpContext context, byte[] body)
    {
        (context.Response.ContentType, context.Response.ContentLength) = (Json, body.Length);
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>A fault for as long as it lasts.</summary>
    internal sealed class Injection(Fault fault, int times) : IDisposable
    {
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Fault Fault => over.Task.IsCompleted ? Fault.None : fault;

        public int Times { get; } = times;

        public Task Over => over.Task;

        public void Dispose() => over.TrySetResult();
    }
}
