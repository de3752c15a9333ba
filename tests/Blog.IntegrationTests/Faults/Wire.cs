using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Blog.IntegrationTests.Faults;

/// <summary>What becomes of one request.</summary>
internal delegate Task Fate(WireRequest request);

/// <summary>
/// The way to DynamoDB, on real HTTP: the first requests meet the given fates, those after them the last one.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly HttpClient upstream = new();
    private readonly WebApplication server;
    private readonly Fate[] fates;
    private int requests;

    private Wire(WebApplication server, Fate[] fates)
    {
        (this.server, this.fates) = (server, fates);
        server.Run(Meet);
    }

    internal Uri Url => new(server.Urls.Single());

    /// <summary>How many requests have come.</summary>
    internal int Requests => Volatile.Read(ref requests);

    internal static async Task<Wire> Start(params Fate[] fates)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        var wire = new Wire(builder.Build(), fates);
        await wire.server.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        upstream.Dispose();
    }

    private async Task Meet(HttpContext context)
    {
        var number = Interlocked.Increment(ref requests);
        try
        {
            await fates[Math.Min(number, fates.Length) - 1](new(context, upstream));
        }
        catch (OperationCanceledException)
        {
            // The client waits no longer.
        }
    }
}

/// <summary>One request on its way.</summary>
internal sealed class WireRequest(HttpContext context, HttpClient upstream, Func<Task>? then = null)
{
    private static readonly string[] Passed = ["Content-Type", "x-amz-crc32", "x-amzn-RequestId"];

    /// <summary>The same, and this happens as soon as the store has done what it is asked for.</summary>
    internal WireRequest Then(Func<Task> next) => new(context, upstream, next);

    /// <summary>The client waits no longer.</summary>
    internal CancellationToken Gone => context.RequestAborted;

    /// <summary>The store does what it is asked for; the client does not hear of it yet.</summary>
    internal async Task<WireResponse> Send()
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var url = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB")!;
        using var copy = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        foreach (var (name, value) in context.Request.Headers.Where(header =>
            header.Key is not ("Host" or "Content-Length" or "Connection")))
            if (!copy.Headers.TryAddWithoutValidation(name, value.ToArray()))
                copy.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        using var response = await upstream.SendAsync(copy);
        if (then is not null) await then();
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => Passed.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync())
        {
            Headers = headers.ToDictionary(header => header.Key, header => header.Value.Single()),
        };
    }

    internal Task Respond(WireResponse response) => Begin(response, response.Body.Length);

    /// <summary>As <see cref="Respond"/>, with so many bytes of the body.</summary>
    internal async Task Begin(WireResponse response, int length)
    {
        (context.Response.StatusCode, context.Response.ContentLength) = (response.Status, response.Body.Length);
        foreach (var (name, value) in response.Headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(response.Body.AsMemory(0, length));
        await context.Response.Body.FlushAsync();
    }

    /// <summary>The connection ends.</summary>
    internal void HangUp() => context.Abort();
}

internal sealed record WireResponse(int Status, byte[] Body)
{
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An error of the service, as it writes them.</summary>
    internal static WireResponse Error(HttpStatusCode status, string error) => Json(
        status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{error}}","message":"By the test."}""");

    internal static WireResponse Json(HttpStatusCode status, string body) =>
        new((int)status, Encoding.UTF8.GetBytes(body))
        {
            Headers = new Dictionary<string, string>
            {
                ["Content-Type"] = "application/x-amz-json-1.0",
                ["x-amzn-RequestId"] = "the-services-own-id",
            },
        };
}

internal static class Fates
{
    internal static readonly Fate Passes = async request => await request.Respond(await request.Send());

    /// <summary>No answer ever, and the store does not hear of the request.</summary>
    internal static readonly Fate Silence = request => Task.Delay(Timeout.InfiniteTimeSpan, request.Gone);

    /// <summary>The connection ends before the store hears of the request.</summary>
    internal static readonly Fate Dropped = request =>
    {
        request.HangUp();
        return Task.CompletedTask;
    };

    /// <summary>The store does what it was asked for; the caller does not hear of it.</summary>
    internal static readonly Fate AnswerLost = async request =>
    {
        await request.Send();
        request.HangUp();
    };

    /// <summary>As <see cref="AnswerLost"/>, and nothing says so.</summary>
    internal static readonly Fate AnswerNeverComes = async request =>
    {
        await request.Send();
        await Silence(request);
    };

    /// <summary>Headers and half of the body.</summary>
    internal static readonly Fate AnswerCutShort = async request =>
    {
        var response = await request.Send();
        await request.Begin(response, response.Body.Length / 2);
        request.HangUp();
    };

    /// <summary>Headers and half of the body, and then nothing.</summary>
    internal static readonly Fate AnswerStops = async request =>
    {
        var response = await request.Send();
        await request.Begin(response, response.Body.Length / 2);
        await Silence(request);
    };

    /// <summary>The store does what it was asked for; the caller gets something else in a response of 200.</summary>
    internal static Fate Unreadable(string body) => async request =>
    {
        await request.Send();
        await request.Respond(WireResponse.Json(HttpStatusCode.OK, body));
    };

    internal static Fate Answers(HttpStatusCode status, string error) =>
        request => request.Respond(WireResponse.Error(status, error));
}
