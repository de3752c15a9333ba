using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Blog.Functions.Dynamo;
using CsCheck;

namespace Blog.PropertyTests.Dynamo;

/// <summary>By the SDK's own signer, which the functions do without.</summary>
public class DynamoSignerTests
{
    private const string Target = "DynamoDB_20120810.PutItem";

    private static readonly Gen<DynamoSettings> Settings = Gen.Select(
        Gen.OneOf(
            "https://dynamodb.eu-west-1.amazonaws.com", "http://127.0.0.1:8000", "https://localhost:443", "http://local"),
        Gen.OneOf("eu-west-1", "us-gov-west-1", "cn-north-1"),
        Gens.Letters(1, 20),
        Gens.Letters(1, 40),
        Gens.Letters(0, 200),
        (endpoint, region, access, secret, token) => new DynamoSettings(new(endpoint), region, access, secret, token));

    [Fact]
    public void Signatures_are_those_of_the_SDK() =>
        Gen.Select(Settings, Gens.AnyText, Gen.Int[0, int.MaxValue]).Sample((settings, text, seconds) =>
        {
            var (body, now) = (Encoding.UTF8.GetBytes(text), DateTimeOffset.FromUnixTimeSeconds(seconds));
            var headers = new DynamoSigner(settings).Headers(Target, body, now);
            Assert.Equal(BySdk(settings, body, now), Header(headers, "authorization"));
        });

    [Fact]
    public void A_key_is_derived_anew_each_day()
    {
        var settings = new DynamoSettings(new("https://dynamodb.eu-west-1.amazonaws.com"), "eu-west-1", "AKID", "secret", "");
        var signer = new DynamoSigner(settings);
        foreach (var day in new[] { 0, 0, 1, 0, 2 })
        {
            var now = DateTimeOffset.UnixEpoch.AddDays(day);
            Assert.Equal(BySdk(settings, [], now), Header(signer.Headers(Target, [], now), "authorization"));
        }
    }

    [Theory]
    [InlineData("", "secret")]
    [InlineData("AKID", "")]
    public void Without_credentials_nothing_is_signed(string access, string secret)
    {
        var signer = new DynamoSigner(new(new("http://127.0.0.1"), "eu-west-1", access, secret, ""));
        var fault = Assert.Throws<InvalidOperationException>(() => signer.Headers(Target, [], DateTimeOffset.UnixEpoch));
        Assert.Contains("AWS_ACCESS_KEY_ID", fault.Message, StringComparison.Ordinal);
    }

    private static string BySdk(DynamoSettings settings, byte[] body, DateTimeOffset now)
    {
        var request = new DefaultRequest(new PutItemRequest(), "DynamoDB")
        {
            HttpMethod = "POST",
            Endpoint = settings.Endpoint,
            ResourcePath = "/",
            Content = body,
            OverrideSigningServiceName = "dynamodb",
            AuthenticationRegion = settings.Region,
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.0";
        request.Headers["X-Amz-Target"] = Target;
        if (settings.SessionToken.Length > 0) request.Headers["X-Amz-Security-Token"] = settings.SessionToken;
        return new AWS4Signer().SignRequest(
            request, new AmazonDynamoDBConfig { RegionEndpoint = Amazon.RegionEndpoint.EUWest1 }, new RequestMetrics(), settings.AccessKey, settings.SecretKey, now.UtcDateTime)
            .ForAuthorizationHeader;
    }

    private static string Header(IEnumerable<KeyValuePair<string, string>> headers, string name) => headers.Single(header => header.Key == name).Value;
}
