using System.Net;
using System.Net.Sockets;
using System.Text;

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

    /// <summary>Nothing, until the fault is over; then the connection ends.</summary>
    Stall,

    /// <summary>Nothing, until the fault is over; then DynamoDB gets the request.</summary>
    Hold,
}

/// <summary>In front of a DynamoDB: hands requests on, unless a fault is injected.</summary>
internal sealed class DynamoProxy : IAsyncDisposable
{
    /// <summary>Stands in every answer of a fault: nothing of it may reach a caller.</summary>
    public const string Text = "text-of-a-dependency";

    private readonly HttpListener listener = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Uri target;
    private Injection current = new(Fault.None, 0);
    private int requests;

    public DynamoProxy(Uri target)
    {
        this.target = target;
        Url = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Url.AbsoluteUri);
        listener.Start();
        _ = Accept();
    }

    public Uri Url { get; }

    /// <summary>How many requests came while the present fault was there.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The next requests, so many of them, meet that fault; until disposed.</summary>
    public Injection Inject(Fault fault, int times = int.MaxValue)
    {
        requests = 0;
        return current = new Injection(fault, times);
    }

    public async ValueTask DisposeAsync()
    {
        current.Dispose();
        listener.Close();
        http.Dispose();
        await ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task Serve(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            await Serve(context, body.ToArray(), current);
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The caller has not waited.
        }
    }

    private async Task Serve(HttpListenerContext context, byte[] body, Injection injected)
    {
        var fault = Interlocked.Increment(ref requests) <= injected.Times ? injected.Fault : Fault.None;
        if (fault is Fault.Stall or Fault.Hold)
            await injected.Over;
        switch (fault)
        {
            case Fault.Throttle:
                await Refuse(context.Response, 400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
                break;
            case Fault.ServerError:
                await Refuse(context.Response, 500, "com.amazonaws.dynamodb.v20120810#InternalServerError");
                break;
            case Fault.BadGateway:
                await Write(context.Response, 503, "text/html", Encoding.UTF8.GetBytes($"<html>{Text}</html>"));
                break;
            case Fault.Drop or Fault.Stall:
                context.Response.Abort();
                break;
            case Fault.LoseAnswer:
                using (await Forward(context.Request, body))
                    context.Response.Abort();
                break;
            default:
                using (var answer = await Forward(context.Request, body))
                    await Write(
                        context.Response, (int)answer.StatusCode, "application/x-amz-json-1.0", await answer.Content.ReadAsByteArrayAsync());
                break;
        }
    }

    private async Task<HttpResponseMessage> Forward(HttpListenerRequest from, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(from.HttpMethod), new Uri(target, from.RawUrl));
        request.Content = new ByteArrayContent(body);
        foreach (var name in from.Headers.AllKeys.OfType<string>().Except(["Host", "Content-Length"], StringComparer.OrdinalIgnoreCase))
            if (!request.Headers.TryAddWithoutValidation(name, from.Headers[name]))
                request.Content.Headers.TryAddWithoutValidation(name, from.Headers[name]);
        return await http.SendAsync(request);
    }

    private static Task Refuse(HttpListenerResponse response, int status, string type) =>
        Write(response, status, "application/x-amz-json-1.0", Encoding.UTF8.GetBytes($$"""{"__type":"{{type}}","message":"{{Text}}"}"""));

    private static async Task Write(HttpListenerResponse response, int status, string contentType, byte[] body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body);
        response.Close();
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
