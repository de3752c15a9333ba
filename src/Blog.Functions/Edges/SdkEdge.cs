using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Blog.Functions.Store;

namespace Blog.Functions.Edges;

/// <summary>AWS's own client: attempts, clock skew, endpoints, credentials and checksums are the SDK's.</summary>
internal static class SdkEdge
{
    private const int Attempts = 3;

    /// <summary>Less than an attempt: the next one dials anew, and may get another address.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <param name="server">In the place of the endpoint that the SDK finds by its own rules.</param>
    internal static DynamoEdge From(Uri? server = null)
    {
        var transport = new SdkTransport(Network());
        var http = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var dynamo = Over(new SdkClient(SdkCredentials.Find(), Config(http, server)));
        return new(
            dynamo,
            BeginConnect: () => { }, // the pool connects when it is asked
            Rehearse: (response, step) => transport.Rehearse(Encoding.UTF8.GetBytes(response), () => step(dynamo)),
            Greet: cancel => Greet(http, transport.Address, cancel));
    }

    private static Dynamo Over(AmazonDynamoDBClient client) => new(
        client.PutItemAsync,
        client.GetItemAsync,
        client.UpdateItemAsync,
        client.DeleteItemAsync,
        client.QueryAsync,
        client.TransactWriteItemsAsync);

    private static AmazonDynamoDBConfig Config(HttpClient http, Uri? server)
    {
        var config = new AmazonDynamoDBConfig
        {
            HttpClientFactory = new OneClient(http),
            MaxErrorRetry = Attempts - 1,
            MaxStaleConnectionRetries = 0, // the pool finds those by itself, and ten more sends would be no attempt's
        };
        if (server is not null) config.ServiceURL = server.AbsoluteUri;
        return config;
    }

    private static SocketsHttpHandler Network() => new()
    {
        ConnectTimeout = ConnectTimeout,
        UseCookies = false,
        // The server sends its whole chain: a download to complete it would cost an attempt its time.
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy =
                new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
        },
    };

    /// <summary>Where the rehearsal would have gone; the pool keeps the connection.</summary>
    private static async Task Greet(HttpClient http, Uri? rehearsed, CancellationToken cancel)
    {
        if (rehearsed is not null) (await http.GetAsync(new Uri(rehearsed, "/"), cancel)).Dispose();
    }

    private sealed class OneClient(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
