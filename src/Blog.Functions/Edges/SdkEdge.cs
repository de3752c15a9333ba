using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Blog.Functions.Store;

namespace Blog.Functions.Edges;

/// <summary>AWS's own client: retries, clock skew, endpoints, credentials and checksums are the SDK's.</summary>
internal static class SdkEdge
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    internal static DynamoEdge From() => From(new SocketsHttpHandler());

    /// <param name="network">Carries the requests.</param>
    internal static DynamoEdge From(HttpMessageHandler network)
    {
        var transport = new RehearsalHandler(network);
        var http = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new AmazonDynamoDBClient(new AmazonDynamoDBConfig
        {
            HttpClientFactory = new OneClient(http),
            MaxErrorRetry = 2,
            Timeout = AttemptTimeout,
        });
        var dynamo = Over(client);
        return new(
            dynamo,
            () => { },
            async (answer, step) =>
            {
                transport.Answer = Encoding.UTF8.GetBytes(answer);
                await step(dynamo);
                transport.Answer = null;
            },
            async cancel => (await http.GetAsync(new Uri(client.DetermineServiceOperationEndpoint(new Amazon.DynamoDBv2.Model.ListTablesRequest()).URL), cancel)).Dispose());
    }

    internal static Dynamo Over(AmazonDynamoDBClient client) => new(
        client.PutItemAsync,
        client.GetItemAsync,
        client.UpdateItemAsync,
        client.DeleteItemAsync,
        client.QueryAsync,
        client.TransactWriteItemsAsync);

    private sealed class OneClient(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }

    /// <summary>Gives the canned answer while there is one.</summary>
    private sealed class RehearsalHandler(HttpMessageHandler network) : DelegatingHandler(network)
    {
        internal byte[]? Answer { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Answer is { } body
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request })
                : base.SendAsync(request, cancellationToken);
    }
}
