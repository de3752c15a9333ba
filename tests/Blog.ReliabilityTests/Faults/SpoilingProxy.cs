using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Blog.ReliabilityTests.Faults;

/// <summary>
/// In front of a DynamoDB: spoils a share of the requests or of their responses. What it does to the n-th request
/// follows from the seed.
/// </summary>
internal sealed class SpoilingProxy : IAsyncDisposable
{
    /// <summary>Longer than a function waits for one response.</summary>
    private static readonly TimeSpan LongSilence = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(0.5);

    /// <summary>Those that keep a function waiting for seconds come seldom.</summary>
    private static readonly Spoil[] Drawn =
    [
        .. from spoil in Enum.GetValues<Spoil>()
           where spoil is not Spoil.None
           from weight in Enumerable.Range(0, spoil is Spoil.Silence or Spoil.TooLong ? 1 : 4)
           select spoil,
    ];

    private readonly CancellationTokenSource end = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<Spoil, int> counts = new();
    private readonly Uri target;
    private readonly Random random;
    private readonly Task accepting;

    private SpoilingProxy(Uri target, int seed)
    {
        (this.target, random) = (target, new Random(seed));
        listener.Start();
        accepting = Accept();
    }

    internal Uri Url => new($"http://{listener.LocalEndpoint}");

    /// <summary>Of the requests, from 0, as at the start, to 1.</summary>
    internal double Share { get; set; }

    /// <summary>Of no kind but this one; of all for null.</summary>
    internal Spoil? Only { get; set; }

    /// <summary>How often each was done.</summary>
    internal IReadOnlyDictionary<Spoil, int> Counts => counts;

    internal static SpoilingProxy Start(Uri target, int seed) => new(target, seed);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        http.Dispose();
        end.Dispose();
        listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task Serve(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await RawRequest.Read(stream, end.Token) is { } request)
            {
                var (spoil, coin) = Draw(request);
                if (!await Answer(request, spoil, coin, stream)) break;
            }
        }
        catch (HttpRequestException)
        {
            Reset(socket); // DynamoDB is away.
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The function's end of it is gone, or the proxy is.
        }
    }

    private (Spoil Spoil, double Coin) Draw(RawRequest request)
    {
        if (request.Method != "POST") return (Spoil.None, 0); // a function that starts connects; it asks for nothing
        lock (random)
        {
            var isSpoilt = random.NextDouble() < Share;
            var drawn = (isSpoilt ? Only ?? Drawn[random.Next(Drawn.Length)] : Spoil.None, random.NextDouble());
            counts.AddOrUpdate(drawn.Item1, 1, (_, count) => count + 1);
            return drawn;
        }
    }

    /// <summary>Whether the connection stays.</summary>
    private async Task<bool> Answer(RawRequest request, Spoil spoil, double coin, NetworkStream stream)
    {
        switch (spoil)
        {
            case Spoil.Throttle:
                return await Write(stream, RawResponse.Error(400, "ProvisionedThroughputExceededException"));
            case Spoil.Conflict:
                return await Write(stream, Conflict(request));
            case Spoil.ResetBefore:
                return Reset(stream.Socket);
            case Spoil.Silence:
                return await Silence(request, coin, stream);
            case Spoil.ServerError or Spoil.Html or Spoil.Empty:
                if (coin < 0.5) await Forward(request);
                return await Write(stream, Failure(spoil));
            case Spoil.Slow:
                await Task.Delay(coin * LongestDelay, end.Token);
                return await AnswerAfter(await Forward(request), spoil, coin, stream);
            default:
                return await AnswerAfter(await Forward(request), spoil, coin, stream);
        }
    }

    /// <summary>DynamoDB has done what was asked, or refused it.</summary>
    private async Task<bool> AnswerAfter(RawResponse response, Spoil spoil, double coin, NetworkStream stream)
    {
        switch (spoil)
        {
            case Spoil.ResetAfter:
                return Reset(stream.Socket);
            case Spoil.HalfBody:
                await stream.WriteAsync(response.ToBytes().AsMemory(..^(response.Body.Length / 2)), end.Token);
                return false;
            case Spoil.Garbage:
                await stream.WriteAsync("\u0016\u0003\u0001 not what was asked for\r\n\r\n"u8.ToArray(), end.Token);
                return false;
            case Spoil.Unreadable:
                return await Write(stream, RawResponse.From(200, RawResponse.Json, "{\"Attributes\": <!doctype html>"));
            case Spoil.TooShort:
                await stream.WriteAsync(response.ToBytes(response.Body.Length / 2), end.Token);
                return true;
            case Spoil.TooLong:
                await stream.WriteAsync(response.ToBytes(response.Body.Length + 100), end.Token);
                return true;
            case Spoil.Slow:
                await Task.Delay(coin * LongestDelay, end.Token);
                return await Write(stream, response);
            default:
                return await Write(stream, response);
        }
    }

    private async Task<bool> Silence(RawRequest request, double coin, NetworkStream stream)
    {
        if (coin < 0.4) await Forward(request);
        await Task.Delay(LongSilence, end.Token);
        if (coin > 0.7) await Forward(request);
        return Reset(stream.Socket);
    }

    private static RawResponse Conflict(RawRequest request) =>
        request.Header("X-Amz-Target").Split('.')[^1] switch
        {
            "TransactWriteItems" => RawResponse.Error(
                400,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]"),
            "GetItem" or "Query" => RawResponse.Error(400, "RequestLimitExceeded"),
            _ => RawResponse.Error(400, "TransactionConflictException"),
        };

    private static RawResponse Failure(Spoil spoil) => spoil switch
    {
        Spoil.Html => RawResponse.From(503, "text/html", "<html><h1>Service unavailable</h1></html>"),
        Spoil.Empty => new(502, [], []),
        _ => RawResponse.Error(500, "InternalServerError"),
    };

    private async Task<RawResponse> Forward(RawRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), target);
        message.Content = new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Forwarded)
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(message, end.Token);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)
                || header.Key is "Content-Type")
            .Select(header => (header.Key, string.Join(",", header.Value)));
        return new((int)response.StatusCode, [.. headers], await response.Content.ReadAsByteArrayAsync(end.Token));
    }

    private async Task<bool> Write(NetworkStream stream, RawResponse response)
    {
        await stream.WriteAsync(response.ToBytes(), end.Token);
        return true;
    }

    private static bool Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        return false;
    }
}
