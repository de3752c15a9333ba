using System.IO.Hashing;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Blog.Bench.StandIns;

namespace Blog.BenchTests;

public sealed class CannedDynamoTests : IDisposable
{
    private readonly CannedDynamo dynamo;
    private readonly HttpClient http;

    public CannedDynamoTests()
    {
        var certificates = new Certificates();
        dynamo = new(certificates);
        http = new(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = Trusting(certificates.AuthorityPem) },
        })
        {
            BaseAddress = new Uri(dynamo.Url),
        };
    }

    public void Dispose()
    {
        http.Dispose();
        dynamo.Dispose();
    }

    [Fact]
    public async Task An_unsigned_get_is_answered_as_healthy() =>
        Assert.StartsWith(
            "healthy: ",
            await http.GetStringAsync(new Uri("/", UriKind.Relative)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("PutItem", "{}")]
    [InlineData("TransactWriteItems", "{}")]
    [InlineData("GetItem", """{"Item":{"Pk":{"S":"BLOG#bench"},""")]
    [InlineData("UpdateItem", """{"Attributes":{"Pk":{"S":"BLOG#bench"},""")]
    [InlineData("DeleteItem", """{"Attributes":{"Pk":{"S":"BLOG#bench"},""")]
    [InlineData("Query", """{"Count":10,"Items":[{"Pk":{"S":"BLOG#bench"},""")]
    public async Task Each_operation_has_an_answer_with_its_checksum(string operation, string start)
    {
        using var response = await Call(operation, "AWS4-HMAC-SHA256 Credential=x");
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.StartsWith(start, Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal(
            Crc32.HashToUInt32(body).ToString((IFormatProvider?)null),
            Assert.Single(response.Headers.GetValues("x-amz-crc32")));
    }

    [Theory]
    [InlineData("PutItem", "Basic eDp5")]
    [InlineData("Scan", "AWS4-HMAC-SHA256 Credential=x")]
    public async Task What_is_not_signed_or_not_known_is_refused(string operation, string authorization)
    {
        using var response = await Call(operation, authorization);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    // CRC-32/ISO-HDLC's check value
    public void The_checksum_is_that_of_the_catalogue() => Assert.Equal(0xCBF43926, Crc32.HashToUInt32("123456789"u8));

    private async Task<HttpResponseMessage> Call(string operation, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await http.SendAsync(request);
    }

    private static X509ChainPolicy Trusting(string pem) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(pem) },
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
