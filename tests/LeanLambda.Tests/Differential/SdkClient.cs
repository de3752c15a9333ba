using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace LeanLambda.Tests.Differential;

/// <summary>
/// AWS's own client: three attempts, each bounded as a whole, with a response of at most 16 MB; the pool finds stale
/// connections, and not the SDK. Its clock is the test's, and it does not pause.
/// </summary>
internal static class SdkClient
{
    static SdkClient() => Field(typeof(StandardRetryPolicy), "_randomJitter").SetValue(obj: null, new NoPause());

    internal static AmazonDynamoDBClient To(Uri url, TimeSpan attemptTimeout, Func<string, IPAddress[]> lookUp) =>
        new("key", "secret", new AmazonDynamoDBConfig
        {
            ServiceURL = url.AbsoluteUri,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 2,
            MaxStaleConnectionRetries = 0,
            HttpClientFactory = new Factory(attemptTimeout, lookUp),
        });

    /// <summary>The time by which every client of the SDK in this process signs.</summary>
    internal static void SetClock(TimeProvider clock) =>
        Field(typeof(AWSConfigs), "utcNowSource").SetValue(obj: null, () => clock.GetUtcNow().UtcDateTime);

    internal static FieldInfo Field(Type type, string name) =>
        type.GetField(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(type.FullName, name);

    private sealed class NoPause : Random
    {
        public override double NextDouble() => 0;
    }

    private sealed class Factory(TimeSpan attemptTimeout, Func<string, IPAddress[]> lookUp) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WholeAttempt(attemptTimeout, Network())) { Timeout = Timeout.InfiniteTimeSpan };

        private SocketsHttpHandler Network() => new() { ConnectCallback = Connect, UseProxy = false };

        /// <summary>As the handler connects by itself, but for the look-up.</summary>
        private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(lookUp(context.DnsEndPoint.Host), context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private sealed class WholeAttempt(TimeSpan timeout, HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            attempt.CancelAfter(timeout);
            try
            {
                var response = await base.SendAsync(request, attempt.Token);
                await response.Content.LoadIntoBufferAsync(16 * 1024 * 1024, attempt.Token);
                return response;
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException("No response came in time.", late);
            }
        }
    }
}
