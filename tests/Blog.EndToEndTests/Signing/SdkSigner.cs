using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Blog.Client;

namespace Blog.EndToEndTests.Signing;

/// <summary>The signer of the AWS SDK, for requests to API Gateway.</summary>
internal static class SdkSigner
{
    /// <summary>
    /// The headers of the SDK's signed request; it takes path and query decoded, and the time from the clock.
    /// </summary>
    public static IDictionary<string, string> Headers(
        HttpRequestMessage message, string body, AwsCredentials key, string region)
    {
        var url = message.RequestUri!;
        var request = new DefaultRequest(new AnyRequest(), "execute-api")
        {
            HttpMethod = message.Method.Method,
            Endpoint = new Uri(url.GetLeftPart(UriPartial.Authority)),
            ResourcePath = Uri.UnescapeDataString(url.AbsolutePath),
            Content = Encoding.UTF8.GetBytes(body),
            OverrideSigningServiceName = "execute-api",
            AuthenticationRegion = region,
        };
        foreach (var pair in url.Query
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')))
            request.Parameters.Add(pair[0], Uri.UnescapeDataString(pair[1]));
        request.UseQueryString = true;
        if (key.SessionToken is { } token)
            request.Headers["X-Amz-Security-Token"] = token; // the SDK adds it before it signs
        new AWS4Signer().Sign(request, new AnyConfig(), new RequestMetrics(), key.SessionToken is null
            ? new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey)
            : new SessionAWSCredentials(key.AccessKeyId, key.SecretAccessKey, key.SessionToken));
        return request.Headers;
    }

    private sealed class AnyRequest : AmazonWebServiceRequest;

    private sealed class AnyConfig() : ClientConfig(new DefaultConfigurationProvider())
    {
        public override string ServiceVersion => "1";

        public override string UserAgent => "test";

        public override string RegionEndpointServiceName => "execute-api";

        public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
            throw new NotSupportedException("Nothing is sent.");
    }

    private sealed class DefaultConfigurationProvider : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(
            RegionEndpoint clientRegion,
            DefaultConfigurationMode? requestedConfigurationMode = null) =>
            new DefaultConfiguration();
    }
}
