using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Blog.EndToEndTests;

public sealed class OddRestCloud()
    : LocalCloud(OddCloud.Function, "--payload", "1.0", "--concurrency", "1", "--function-timeout-seconds", "4");

[Needs(Need.DynamoDbLocal)]
public sealed class GatewayRestApiTests(OddRestCloud odd) : IClassFixture<OddRestCloud>
{
    [Fact]
    public async Task An_event_says_what_was_asked_and_how()
    {
        var body = await odd.SendRaw(
            "GET /v1/echo/posts/a%20b?a=%C3%A9&a=2 HTTP/1.1\r\nHost: x:1\r\nX-Odd: 1\r\nX-Odd: 2\r\nConnection: "
            + "close\r\n\r\n");
        var json = JsonElement.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..]);
        string Raw(string name) => json.GetProperty(name).GetRawText();

        Assert.Equal("\"/v1/{blogId}/posts/{postId}\"", Raw("resource"));
        Assert.Equal("\"/v1/echo/posts/a%20b\"", Raw("path"));
        Assert.Equal("\"GET\"", Raw("httpMethod"));
        Assert.Equal("""{"blogId":"echo","postId":"a%20b"}""", Raw("pathParameters"));
        Assert.Equal("""{"a":"2"}""", Raw("queryStringParameters"));
        Assert.Equal("""{"a":["é","2"]}""", Raw("multiValueQueryStringParameters"));
        Assert.Equal("2", json.GetProperty("headers").GetProperty("X-Odd").GetString());
        Assert.Equal("""["1","2"]""", json.GetProperty("multiValueHeaders").GetProperty("X-Odd").GetRawText());
        Assert.False(json.TryGetProperty("version", out _));
    }

    [Fact]
    public async Task What_a_request_has_not_is_null()
    {
        var json = await odd.GetJson("/v1/echo/posts");

        Assert.All(
            ["body", "queryStringParameters", "multiValueQueryStringParameters", "stageVariables"],
            name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));
        Assert.False(json.GetProperty("isBase64Encoded").GetBoolean());
    }

    [Fact]
    public async Task The_context_names_resource_stage_and_caller()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Headers.Add("Authorization", $"Bearer {GatewayHttpApiTests.Token("""{"sub":"ann"}""")}");

        var context = (await odd.Echo(request)).GetProperty("requestContext");

        Assert.Equal("/v1/{blogId}/posts", context.GetProperty("resourcePath").GetString());
        Assert.Equal("/v1/echo/posts", context.GetProperty("path").GetString());
        Assert.Equal("GET", context.GetProperty("httpMethod").GetString());
        Assert.Equal("127.0.0.1", context.GetProperty("identity").GetProperty("sourceIp").GetString());
        Assert.Equal("""{"claims":{"sub":"ann"}}""", context.GetProperty("authorizer").GetRawText());
        Assert.True(Guid.TryParseExact(context.GetProperty("requestId").GetString(), "D", out _));
    }

    [Fact]
    public async Task Every_body_is_text()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("é"));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");

        var json = await odd.Echo(request);

        Assert.Equal("é", json.GetProperty("body").GetString());
        Assert.False(json.GetProperty("isBase64Encoded").GetBoolean());
    }

    [Fact]
    public async Task A_response_may_have_headers_of_several_values()
    {
        using var response = await odd.Answer("""
            { "statusCode": 200, "headers": { "X-One": "1", "X-Odd": "b" },
              "multiValueHeaders": { "X-Odd": ["a", "b"] }, "body": "{}" }
            """);

        Assert.Equal(["1"], response.Headers.GetValues("X-One"), StringComparer.Ordinal);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Odd"), StringComparer.Ordinal);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.True(Guid.TryParseExact(response.Headers.GetValues("x-amzn-requestid").Single(), "D", out _));
    }

    [Theory]
    [InlineData("malformed")]
    [InlineData("array")]
    [InlineData("crash")]
    [InlineData("error")]
    [InlineData("hang")]
    public async Task A_function_that_fails_is_a_502(string blogId) =>
        Assert.Equal((502, """{"message": "Internal server error"}"""), await odd.Get($"/v1/{blogId}/posts").Read());

    [Fact]
    public async Task An_unknown_route_is_a_403() =>
        Assert.Equal((403, """{"message": "Missing Authentication Token"}"""), await odd.Get("/v1/echo").Read());

    [Fact]
    public async Task A_busy_function_is_a_500()
    {
        using var hold = new Hold();
        var held = odd.Get(hold.Path).Read();
        await hold.Holds(1);

        Assert.Equal((500, """{"message": "Internal server error"}"""), await odd.Get("/v1/pid/posts").Read());
        hold.Release();
        Assert.Equal(200, (await held).Status);
    }

    [Fact]
    public async Task A_late_answer_is_a_504()
    {
        await using var cloud = await LocalCloud.Start(
            OddCloud.Function, "--payload", "1.0", "--timeout-seconds", "1", "--table-url", odd.DynamoDb.AbsoluteUri);
        using var hold = new Hold();

        Assert.Equal((504, """{"message": "Endpoint request timed out"}"""), await cloud.Get(hold.Path).Read());
    }
}
