using System.Globalization;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace Blog.EndToEndTests.Signing;

/// <summary>By AWS's published test suite, and by the SDK's own signer.</summary>
public sealed class SignatureV4Tests
{
    private const string BodyHash = "X-Amz-Content-SHA256";

    private static readonly ImmutableCredentials Example = new(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        token: null);

    /// <summary>
    /// The suite's get-vanilla, post-vanilla, get-vanilla-query-order-key-case and get-vanilla-empty-query-key.
    /// </summary>
    [Theory]
    [InlineData("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData(
        "GET",
        "/?Param2=value2&Param1=value1",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("GET", "/?Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")]
    public void The_published_examples_have_their_signatures(string method, string path, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com" + path);

        new SignatureV4(Example, "us-east-1", "service").Sign(request, [], new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            + $"SignedHeaders=host;x-amz-date, Signature={signature}",
            request.Headers.NonValidated["Authorization"].ToString());
    }

    [Theory]
    [InlineData("GET", "/v1/my-blog/posts", "", "", null)]
    [InlineData("GET", "/prod/v1/my-blog/posts", "limit=5&paginationToken=a-_~b", "", null)]
    [InlineData("POST", "/prod/v1/b%23c/posts", "", "{\"title\":\"T\",\"body\":\"é 🦉\"}", "token")]
    [InlineData(
        "PUT",
        "/v1/%C3%A9%20x/posts/01977777-7777-7777-8777-777777777777",
        "b=2&a=%20%2F&B=%2B&A=",
        "{}",
        "token")]
    [InlineData("DELETE", "/v1/a%252Fb/posts/1", "", "", "token")]
    public void Signatures_are_those_of_the_SDK(string method, string path, string query, string body, string? token)
    {
        AWSCredentials credentials = token is null
            ? new BasicAWSCredentials("AKIDEXAMPLE", "secret")
            : new SessionAWSCredentials("AKIDEXAMPLE", "secret", token);
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            $"https://x.execute-api.eu-west-1.amazonaws.com{path}?{query}");
        var expected = BySdk(request.RequestUri!, method, body, credentials);
        request.Headers.Add(BodyHash, expected[BodyHash]); // the SDK's own addition

        new SignatureV4(credentials.GetCredentials(), "eu-west-1", "execute-api").Sign(
            request,
            Encoding.UTF8.GetBytes(body),
            Time(expected));

        Assert.Equal(expected["Authorization"], request.Headers.NonValidated["Authorization"].ToString());
    }

    /// <summary>
    /// The headers of the SDK's signed request; it takes path and query decoded, and the time from the clock.
    /// </summary>
    private static IDictionary<string, string> BySdk(Uri url, string method, string body, AWSCredentials credentials)
    {
        var request = new DefaultRequest(new AnyRequest(), "execute-api")
        {
            HttpMethod = method,
            Endpoint = new Uri(url.GetLeftPart(UriPartial.Authority)),
            ResourcePath = Uri.UnescapeDataString(url.AbsolutePath),
            Content = Encoding.UTF8.GetBytes(body),
            OverrideSigningServiceName = "execute-api",
            AuthenticationRegion = "eu-west-1",
        };
        foreach (var pair in url.Query
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')))
            request.Parameters.Add(pair[0], Uri.UnescapeDataString(pair[1]));
        request.UseQueryString = true;
        if (credentials is SessionAWSCredentials)
            // the SDK adds it before it signs
            request.Headers["X-Amz-Security-Token"] = credentials.GetCredentials().Token;
        new AWS4Signer().Sign(request, new AnyConfig(), new RequestMetrics(), credentials);
        return request.Headers;
    }

    private static DateTimeOffset Time(IDictionary<string, string> headers) => DateTimeOffset.ParseExact(
        headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

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
