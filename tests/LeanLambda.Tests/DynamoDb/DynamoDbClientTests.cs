using System.Reflection;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CsCheck;
using LeanLambda.DynamoDb;
using LeanLambda.Http;
using LeanLambda.Tests.Http;

namespace LeanLambda.Tests.DynamoDb;

/// <summary>What goes out with each attempt, and what a caller reads in the errors.</summary>
[Collection(nameof(Runtime.LambdaHostSuite))]
public sealed class DynamoDbClientTests
{
    private static readonly DynamoDbSettings Settings = new(
        new("https://dynamodb.eu-west-1.amazonaws.com"), "eu-west-1", "key", "secret", "token");

    private static readonly GetItemRequest Get = new("table", new() { ["Pk"] = new("key") });

    private static readonly Attempts AtOnce = new(TimeSpan.FromSeconds(20), TimeProvider.System, new NoPause());

    private readonly List<HttpRequest> sent = [];

    [Fact]
    public void Each_attempt_says_which_it_is_of_how_many_and_of_which_call()
    {
        var client = Client(Response(503, ""), Response(503, ""), Response(200, "{}"));
        client.GetItem(Get, CancellationToken.None);
        Assert.Equal(
            ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"],
            sent.Select(request => Header(request, "amz-sdk-request")));
        var call = Assert.Single(sent.Select(request => Header(request, "amz-sdk-invocation-id")).Distinct());
        Assert.True(Guid.TryParse(call, out _));
    }

    [Fact]
    public void The_user_agent_names_the_library_and_the_version_of_its_assembly()
    {
        Client(Response(200, "{}")).GetItem(Get, CancellationToken.None);
        var library = typeof(DynamoDbClient).Assembly;
        var version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.StartsWith($"LeanLambda/{version} lang/.NET#", Header(sent[0], "user-agent"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Root=1-abc;Sampled=1", "Root=1-abc;Sampled=1")]
    [InlineData("Root=1-abc\nX-Injected: y", "")]
    [InlineData("", "")]
    public void The_trace_id_of_the_event_is_passed_on_if_a_header_can_carry_it(string trace, string header)
    {
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", trace);
        try
        {
            Client(Response(200, "{}")).GetItem(Get, CancellationToken.None);
            Assert.Equal(header, Header(sent[0], "x-amzn-trace-id"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", value: null);
        }
    }

    [Fact]
    public void An_error_has_the_id_by_which_DynamoDB_knows_the_request()
    {
        var error = Assert.Throws<ConditionalCheckFailedException>(() =>
            Client(Response(400, """{"__type":"x#ConditionalCheckFailedException","message":"Said."}"""))
                .PutItem(new("table", Get.Key), CancellationToken.None));
        Assert.Equal(("A1B2C3", "Said."), (error.RequestId, error.Message));
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("")]
    [InlineData("{\"__type\":\"x#Y\",\"mess")]
    public void An_error_that_cannot_be_read_has_its_status_and_the_id_of_the_request(string body)
    {
        var error = Assert.Throws<AmazonDynamoDBException>(
            () => Client(Response(503, body)).GetItem(Get, CancellationToken.None));
        Assert.Equal(("A1B2C3", 503), (error.RequestId, (int)error.StatusCode));
        Assert.Equal(3, sent.Count);
    }

    [Fact]
    public void A_success_that_cannot_be_read_is_an_error_with_the_id_of_the_request_and_the_cause()
    {
        var error = Assert.Throws<UnreadableResponseException>(
            () => Client(Response(200, "{\"Item\":{")).GetItem(Get, CancellationToken.None));
        Assert.Equal("A1B2C3", error.RequestId);
        Assert.Contains("A1B2C3", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
        Assert.Equal(3, sent.Count);
    }

    [Fact]
    public void An_error_of_the_network_has_its_cause()
    {
        using var channel = new HttpChannel(new("http://127.0.0.2:1"));
        var client = new DynamoDbClient(
            Settings, channel.Send, new(TimeSpan.FromSeconds(20), TimeProvider.System, Random.Shared));
        var error = Assert.Throws<HttpRequestException>(() => client.GetItem(Get, CancellationToken.None));
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.IsType<System.Net.Sockets.SocketException>(error.InnerException);
    }

    [Fact]
    public void A_certificate_that_is_refused_is_shown_once_and_is_no_error_of_the_network()
    {
        using var server = ScriptedServer.RespondingOverTls(TestCertificates.Expired, [""], [""], [""]);
        using var client = new DynamoDbClient(new(server.Url, "eu-west-1", "key", "secret", ""));
        var error = Assert.ThrowsAny<System.Security.Authentication.AuthenticationException>(
            () => client.GetItem(Get, CancellationToken.None));
        Assert.Contains("NotTimeValid", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public void A_pause_that_outlasts_the_time_of_the_call_ends_it_with_the_error_before()
    {
        var client = Client(
            Response(400, """{"__type":"x#ThrottlingException","message":"Slow."}""", "x-amz-retry-after: 4000\r\n"));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var error = Assert.ThrowsAny<OperationCanceledException>(() => client.GetItem(Get, cancel.Token));
        Assert.IsType<ThrottlingException>(error.InnerException);
        Assert.Single(sent);
    }

    [Theory]
    [InlineData("", 0, 25)]
    [InlineData("10", 10, 25)]
    [InlineData("1000", 1000, 1000)]
    [InlineData("60000", 5000, 5025)]
    [InlineData("-1", 0, 25)]
    [InlineData("soon", 0, 25)]
    public void A_pause_follows_the_wish_of_DynamoDB_within_five_seconds(string wish, int shortest, int longest) =>
        Gen.Int.Sample(seed =>
        Assert.InRange(RetryPause.Before(1, Retry.Transient, wish, new(seed)).TotalMilliseconds, shortest, longest));

    /// <summary>However a response is cut, it is not taken for a whole one.</summary>
    [Fact]
    public void No_part_of_a_response_is_taken_for_a_response()
    {
        var text = Gen.String.Where(value => !value.Any(char.IsSurrogate));
        Gen.Select(text, text, Gen.Int, Gen.Double.Unit).Sample(
            (key, value, number, part) =>
            {
                var body = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        Item = new Dictionary<string, object>
                        {
                            [$"k{key}"] = new { S = value },
                            ["n"] = new { N = $"{number}" },
                        },
                    }));
                var cut = body[..(int)(body.Length * part)];
                Assert.Throws<UnreadableResponseException>(() => Item(cut));
                Assert.Equal(value, Item(body)[$"k{key}"].S);
            },
            iter: 500);
    }

    private static Dictionary<string, AttributeValue> Item(byte[] body) =>
        new DynamoDbClient(Settings, (_, _) => new(200, [], body), AtOnce)
            .GetItem(Get, CancellationToken.None).Item;

    private DynamoDbClient Client(params HttpResponse[] responses) => new(
        Settings,
        (request, _) =>
        {
            sent.Add(request);
            return responses[Math.Min(sent.Count, responses.Length) - 1];
        },
        AtOnce);

    private static HttpResponse Response(int status, string body, string headers = "") =>
        new(status, Encoding.ASCII.GetBytes($"x-amzn-RequestId: A1B2C3\r\n{headers}"), Encoding.UTF8.GetBytes(body));

    private static string Header(HttpRequest request, string name) =>
        request.Headers.Where(header => header.Key == name).Select(header => header.Value).SingleOrDefault("");

    private sealed class NoPause : Random
    {
        public override double NextDouble() => 0;
    }
}
