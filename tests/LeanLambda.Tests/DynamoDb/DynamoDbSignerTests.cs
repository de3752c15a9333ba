using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using LeanLambda.DynamoDb;
using CsCheck;

namespace LeanLambda.Tests.DynamoDb;

/// <summary>By the SDK's own signer, which the client does without.</summary>
public class DynamoDbSignerTests
{
    private const string Target = "DynamoDB_20120810.PutItem";

    private static readonly Gen<string> Letters = Gen.String[Gen.Char.AlphaNumeric, 1, 40];

    private static readonly Gen<DynamoDbSettings> Settings =
        from endpoint in Gen.OneOf(
            "https://dynamodb.eu-west-1.amazonaws.com",
            "http://127.0.0.1:8000",
            "https://localhost:443",
            "http://local")
        from region in Gen.OneOf("eu-west-1", "us-gov-west-1", "cn-north-1")
        from access in Letters
        from secret in Letters
        from token in Gen.String[Gen.Char.AlphaNumeric, 0, 200]
        select new DynamoDbSettings(new(endpoint), region, access, secret, token);

    [Fact]
    public void Signatures_are_those_of_the_SDK() => Gen
        .Select(Settings, Gen.String, Gen.Int[0, int.MaxValue])
        .Sample((settings, text, seconds) =>
        {
            var body = Encoding.UTF8.GetBytes(text);
            var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
            Assert.Equal(
                BySdk(settings, body, now),
                Header(new DynamoDbSigner(settings).Headers(Target, body, now), "authorization"));
        });

    [Fact]
    public void A_key_is_derived_anew_each_day()
    {
        var settings = new DynamoDbSettings(
            new("https://dynamodb.eu-west-1.amazonaws.com"), "eu-west-1", "AKID", "secret", "");
        var signer = new DynamoDbSigner(settings);
        foreach (var day in new[] { 0, 0, 1, 0, 2 })
        {
            var now = DateTimeOffset.UnixEpoch.AddDays(day);
            Assert.Equal(BySdk(settings, [], now), Header(signer.Headers(Target, [], now), "authorization"));
        }
    }

    private static string BySdk(DynamoDbSettings settings, byte[] body, DateTimeOffset now)
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
            request,
            new AmazonDynamoDBConfig { RegionEndpoint = Amazon.RegionEndpoint.EUWest1 },
            new RequestMetrics(),
            settings.AccessKey,
            settings.SecretKey,
            now.UtcDateTime)
            .ForAuthorizationHeader;
    }

    private static string Header(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.Single(header => header.Key == name).Value;
}
