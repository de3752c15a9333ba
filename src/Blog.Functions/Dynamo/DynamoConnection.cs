using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Blog.Functions.Dynamo;

/// <summary>The SDK's client, bounded: at most three tries of three seconds each, within the invocation's deadline.</summary>
internal static class DynamoConnection
{
    /// <summary>Region, credentials and endpoint come from the environment, as Lambda sets it.</summary>
    internal static AmazonDynamoDBClient Open() => Open(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    /// <param name="handler">Through which every request goes.</param>
    internal static AmazonDynamoDBClient Open(HttpMessageHandler handler) => new(new AmazonDynamoDBConfig
    {
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = 2,
        Timeout = TimeSpan.FromSeconds(3),
        HttpClientFactory = new OneHttpClient(handler),
    });

    /// <summary>The SDK asks for its client once; the process never lets go of it.</summary>
    private sealed class OneHttpClient(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler);
    }
}
