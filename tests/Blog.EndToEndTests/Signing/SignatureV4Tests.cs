using System.Globalization;
using System.Text;
using Blog.Client;
using Blog.Client.Http;

namespace Blog.EndToEndTests.Signing;

/// <summary>By AWS's published test suite, and by the SDK's own signer.</summary>
public sealed class SignatureV4Tests
{
    private const string BodyHash = "X-Amz-Content-SHA256";

    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

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
        var credentials = new AwsCredentials("AKIDEXAMPLE", "secret", token);
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            $"https://x.execute-api.eu-west-1.amazonaws.com{path}?{query}");
        var expected = SdkSigner.Headers(request, body, credentials, "eu-west-1");
        request.Headers.Add(BodyHash, expected[BodyHash]); // the SDK's own addition

        new SignatureV4(credentials, "eu-west-1", "execute-api").Sign(
            request,
            Encoding.UTF8.GetBytes(body),
            Time(expected));

        Assert.Equal(expected["Authorization"], request.Headers.NonValidated["Authorization"].ToString());
    }

    private static DateTimeOffset Time(IDictionary<string, string> headers) => DateTimeOffset.ParseExact(
        headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
