using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Blog.Functions.Dynamo;

/// <summary>The SDK's client, bounded: at most three tries of three seconds each, within the invocation's deadline.</summary>
internal static class DynamoConnection
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Region, credentials and endpoint come from the environment, as Lambda sets it.</summary>
    internal static AmazonDynamoDBClient Open() => Open(Wire());

    internal static DynamoWire Wire() => new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    /// <param name="handler">Through which every request goes.</param>
    internal static AmazonDynamoDBClient Open(HttpMessageHandler handler) => new(new AmazonDynamoDBConfig
    {
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = 2,
        MaxStaleConnectionRetries = 0, // they would come on top: ten more, without a pause
        HttpClientFactory = new OneHttpClient(handler),
    });

    /// <summary>
    /// The SDK asks for its client once; the process never lets go of it. With a factory of one's own the SDK's Timeout
    /// setting has no effect: the client's has.
    /// </summary>
    private sealed class OneHttpClient(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler) { Timeout = AttemptTimeout };
    }
}
