using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Blog.EndToEndTests;

[Collection(OddCloudSuites.Name)]
public sealed class GatewayHttpApiTests(OddCloud odd)
{
    [Fact]
    public async Task An_event_says_what_was_asked_where_and_when()
    {
        var json = await odd.GetJson("/v1/echo/posts/a%20b%2Fc?");
        var context = json.GetProperty("requestContext");

        Assert.Equal("2.0", json.GetProperty("version").GetString());
        Assert.Equal("GET /v1/{blogId}/posts/{postId}", json.GetProperty("routeKey").GetString());
        Assert.Equal("/v1/echo/posts/a b/c", json.GetProperty("rawPath").GetString());
        Assert.Equal("""{"blogId":"echo","postId":"a b/c"}""", json.GetProperty("pathParameters").GetRawText());
        Assert.Equal("127.0.0.1", context.GetProperty("domainName").GetString());
        Assert.Equal("$default", context.GetProperty("stage").GetString());
        Assert.Equal("GET", context.GetProperty("http").GetProperty("method").GetString());
        Assert.Equal("HTTP/1.1", context.GetProperty("http").GetProperty("protocol").GetString());
        Assert.Equal("127.0.0.1", context.GetProperty("http").GetProperty("sourceIp").GetString());
        Assert.Matches("^[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} [+]0000$", context.GetProperty("time").GetString());
        Assert.Equal(JsonValueKind.Number, context.GetProperty("timeEpoch").ValueKind);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("cookies")]
    [InlineData("queryStringParameters")]
    public async Task What_a_request_has_not_is_absent(string member) =>
        Assert.False((await odd.GetJson("/v1/echo/posts")).TryGetProperty(member, out _));

    [Fact]
    public async Task Query_parameters_are_decoded_and_repeated_ones_joined()
    {
        var json = await odd.GetJson("/v1/echo/posts?a=1&b=%C3%A9+x&a=2%2C3&c&A=4");

        Assert.Equal("a=1&b=%C3%A9+x&a=2%2C3&c&A=4", json.GetProperty("rawQueryString").GetString());
        Assert.Equal(
            """{"a":"1,2,3","b":"é x","c":"","A":"4"}""",
            json.GetProperty("queryStringParameters").GetRawText());
    }

    [Fact]
    public async Task Header_names_are_in_lower_case_repeated_ones_joined_and_cookies_apart()
    {
        var body = await odd.SendRaw(
            "GET /v1/echo/posts HTTP/1.1\r\nHost: x\r\nX-Odd: 1\r\nx-odd: 2\r\nCookie: a=b; c=d\r\nConnection: "
            + "close\r\n\r\n");
        var json = JsonElement.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..]);
        var headers = json.GetProperty("headers");

        Assert.Equal("1,2", headers.GetProperty("x-odd").GetString());
        Assert.Equal("""["a=b","c=d"]""", json.GetProperty("cookies").GetRawText());
        Assert.All(headers.EnumerateObject(), header => Assert.Equal(header.Name.ToLowerInvariant(), header.Name));
        Assert.All(["cookie", "connection"], name => Assert.False(headers.TryGetProperty(name, out _)));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "é\"", false)]
    [InlineData("text/markdown", "é\"", false)]
    [InlineData("Application/XML", "é\"", false)]
    [InlineData("application/problem+json", "w6ki", true)]
    [InlineData("image/png", "w6ki", true)]
    [InlineData(null, "w6ki", true)]
    public async Task Bodies_of_text_types_are_text_and_others_base64(string? type, string body, bool isBase64)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("é\""));
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var json = await odd.Echo(request);

        Assert.Equal(body, json.GetProperty("body").GetString());
        Assert.Equal(isBase64, json.GetProperty("isBase64Encoded").GetBoolean());
    }

    [Fact]
    public async Task A_response_has_the_functions_status_headers_cookies_and_body()
    {
        using var response = await odd.Answer("""
            { "statusCode": 201,
              "headers": { "X-Odd": "1", "X-Number": 2, "Content-Length": "99", "content-type": "image/png" },
              "cookies": ["a=b; Secure", "c=d"], "body": "w6ki", "isBase64Encoded": true }
            """);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("X-Odd")));
        Assert.Equal("2", Assert.Single(response.Headers.GetValues("X-Number")));
        Assert.Equal(["a=b; Secure", "c=d"], response.Headers.GetValues("Set-Cookie"), StringComparer.Ordinal);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("é\"", await response.Content.ReadAsStringAsync());
        Assert.NotEmpty(Assert.Single(response.Headers.GetValues("apigw-requestid")));
    }

    [Theory]
    [InlineData("""{ "statusCode": 200, "body": "é" }""", "text/plain;charset=utf-8", "é")]
    [InlineData("""{ "statusCode": "200" }""", "text/plain;charset=utf-8", "")]
    [InlineData("""{ "post": null }""", "application/json", """{ "post": null }""")]
    [InlineData("\"words\"", "application/json", "\"words\"")]
    public async Task What_a_response_does_not_say_has_a_default(string functionResponse, string type, string body)
    {
        using var response = await odd.Answer(functionResponse);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task A_status_without_a_body_is_sent_without_one(int status) =>
        Assert.Equal((status, ""), await odd.Answer($$"""{ "statusCode": {{status}}, "body": "x" }""").Read());

    [Theory]
    [InlineData("""{ "statusCode": 20 }""")]
    [InlineData("""{ "statusCode": "OK" }""")]
    [InlineData("""{ "statusCode": 200, "body": {} }""")]
    [InlineData("""{ "statusCode": 200, "headers": [] }""")]
    [InlineData("""{ "statusCode": 200, "headers": { "a b": "1" } }""")]
    [InlineData("""{ "statusCode": 200, "headers": { "a": "1\r\nb: 2" } }""")]
    [InlineData("""{ "statusCode": 200, "cookies": "a=b" }""")]
    [InlineData("""{ "statusCode": 200, "body": "no base64!", "isBase64Encoded": true }""")]
    public async Task A_malformed_response_is_a_500(string functionResponse) =>
        Assert.Equal((500, """{"message":"Internal Server Error"}"""), await odd.Answer(functionResponse).Read());

    [Theory]
    [InlineData("malformed")]
    [InlineData("text")]
    [InlineData("crash")]
    [InlineData("error")]
    [InlineData("large")]
    public async Task A_function_that_fails_is_a_500(string blogId) =>
        Assert.Equal((500, """{"message":"Internal Server Error"}"""), await odd.Get($"/v1/{blogId}/posts").Read());

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1/echo")]
    [InlineData("GET", "/v1//posts")]
    [InlineData("GET", "/v1/echo/posts/")]
    [InlineData("GET", "/V1/echo/posts")]
    [InlineData("PATCH", "/v1/echo/posts")]
    [InlineData("OPTIONS", "/v1/echo/posts")]
    public async Task An_unknown_route_is_a_404(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        Assert.Equal((404, """{"message":"Not Found"}"""), await odd.Http.SendAsync(request).Read());
    }

    [Theory]
    [InlineData((10 * 1024 * 1024) + 1, "application/json")]
    [InlineData(6_291_556, "application/json")]
    [InlineData(5_000_000, "image/png")]
    public async Task A_request_that_is_too_large_is_a_413(int bytes, string type)
    {
        using var content = new ByteArrayContent(Enumerable.Repeat((byte)'x', bytes).ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        var answer = odd.Http.PostAsync(new Uri("/v1/pid/posts", UriKind.Relative), content);
        Assert.Equal((413, """{"message":"Request Entity Too Large"}"""), await answer.Read());
    }

    [Fact]
    public async Task A_request_of_6_MB_arrives()
    {
        using var content = new ByteArrayContent(Enumerable.Repeat((byte)'x', 6_200_000).ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Equal(
            200,
            (await odd.Http.PostAsync(new Uri("/v1/pid/posts", UriKind.Relative), content).Read()).Status);
    }

    [Fact]
    public async Task The_claims_of_a_token_are_texts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Headers.Add(
            "Authorization",
            $"Bearer {Token("""{"sub":"ann","exp":1795314980,"ok":true,"groups":["a","b"]}""")}");

        var authorizer = (await odd.Echo(request)).GetProperty("requestContext").GetProperty("authorizer");

        Assert.Equal(
            """{"jwt":{"claims":{"sub":"ann","exp":"1795314980","ok":"true","groups":"[a b]"},"scopes":null}}""",
            authorizer.GetRawText());
    }

    [Fact]
    public async Task A_caller_without_a_token_is_anonymous() =>
        Assert.False(
            (await odd.GetJson("/v1/echo/posts")).GetProperty("requestContext").TryGetProperty("authorizer", out _));

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer e30.W10.e30")]
    [InlineData("Basic YTpi")]
    public async Task A_token_that_does_not_decode_is_a_401(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        Assert.Equal((401, """{"message":"Unauthorized"}"""), await odd.Http.SendAsync(request).Read());
    }

    internal static string Token(string claims) =>
        $"{Base64Url.EncodeToString("{}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.e30";
}
