using System.Text;
using System.Text.Json;
using Blog.Client;
using Blog.Client.Http;
using Blog.EndToEndTests.Signing;

namespace Blog.EndToEndTests.Callers;

/// <summary>What <c>--writers=iam</c> lets through, and what it says to all else.</summary>
[Needs(Need.DynamoDbLocal)]
public sealed class SignatureTests(SignatureCloud cloud) : IClassFixture<SignatureCloud>
{
    private const string Body = """{"title":"T","body":"é 🦉"}""";

    public static TheoryData<string, string, string> Requests => new()
    {
        { "GET", "/v1/echo/posts", "" },
        { "GET", "/v1/echo/posts?limit=5&paginationToken=a-_~b&b=2&a=%20%2F&B=%2B&A=", "" },
        { "POST", "/v1/echo/posts", Body },
        { "POST", "/v1/%C3%A9%20x%23/posts", Body },
        { "PUT", "/v1/a%252Fb/posts/1", "{}" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_the_client_signs_is_let_through(string method, string path, string body)
    {
        foreach (var profile in new[] { SignatureCloud.User, SignatureCloud.Session })
        {
            using var request = Request(method, path, body);
            Sign(request, profile);
            Assert.NotEqual(403, (await cloud.Http.SendAsync(request).Read()).Status);
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_the_SDK_signs_is_let_through(string method, string path, string body)
    {
        foreach (var profile in new[] { SignatureCloud.User, SignatureCloud.Session })
        {
            using var request = Request(method, path, body);
            foreach (var (name, value) in SdkSigner.Headers(request, body, Key(profile), "us-east-1"))
                request.Headers.TryAddWithoutValidation(name, value);
            Assert.NotEqual(403, (await cloud.Http.SendAsync(request).Read()).Status);
        }
    }

    [Fact]
    public async Task A_user_is_named_as_API_Gateway_names_it()
    {
        var iam = await Identity(SignatureCloud.User);

        Assert.Equal("alice", iam.GetProperty("accessKey").GetString());
        Assert.Equal("arn:aws:iam::000000000000:user/alice", iam.GetProperty("userArn").GetString());
        Assert.Matches("^AIDA[A-Z2-7]{17}$", iam.GetProperty("userId").GetString());
        Assert.Equal(iam.GetProperty("userId").GetString(), iam.GetProperty("callerId").GetString());
    }

    [Fact]
    public async Task A_session_is_named_behind_its_role()
    {
        var (one, other) = (await Identity(SignatureCloud.Session), await Identity(SignatureCloud.OtherSession));

        Assert.Equal(
            "arn:aws:sts::000000000000:assumed-role/editor/monday",
            one.GetProperty("userArn").GetString());
        Assert.Matches("^AROA[A-Z2-7]{17}:monday$", one.GetProperty("userId").GetString());
        Assert.Equal(
            one.GetProperty("userId").GetString()!.Replace("monday", "tuesday", StringComparison.Ordinal),
            other.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task Nothing_of_a_signed_request_can_be_changed()
    {
        await Refuses(request => request.Method = HttpMethod.Get);
        await Refuses(request => request.RequestUri = new Uri(request.RequestUri + "&limit=6"));
        await Refuses(request => request.RequestUri = new Uri(In($"{request.RequestUri}", "echo", "ech0")));
        await Refuses(request => request.Headers.Host = "localhost");
        await Refuses(request => Replace(request, "X-Amz-Date", Time(TimeSpan.FromSeconds(1))));
        await Refuses(request => Replace(request, "Authorization", In(Authorization(request), "us-east", "us-west")));
        await Refuses(request => Replace(request, "Authorization", In(Authorization(request), "execute-api", "s3")));
        await Refuses(request => Replace(request, "Authorization", Flipped(Authorization(request))));
        await Refuses(request => request.Content!.Headers.ContentType = new("text/plain"));
        await Refuses(request => request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body[..^1] + " "))
        {
            Headers = { ContentType = new("application/json") },
        });
    }

    [Fact]
    public async Task An_AWS_header_that_is_not_signed_is_refused() =>
        await Refuses(request => request.Headers.Add("X-Amz-Target", "x"));

    [Theory]
    [InlineData("eu-west-1", "execute-api")]
    [InlineData("us-east-1", "dynamodb")]
    public async Task A_signature_for_another_region_or_service_is_refused(string region, string service)
    {
        using var request = Request("POST", "/v1/echo/posts", Body);
        new SignatureV4(Key(SignatureCloud.User), region, service)
            .Sign(request, Encoding.UTF8.GetBytes(Body), DateTimeOffset.UtcNow);
        await IsForbidden(request);
    }

    [Theory]
    [InlineData(-4, 200)]
    [InlineData(4, 200)]
    [InlineData(-6, 403)]
    [InlineData(6, 403)]
    public async Task A_clock_may_be_five_minutes_off(int minutes, int status)
    {
        using var request = Request("POST", "/v1/echo/posts", Body);
        new SignatureV4(Key(SignatureCloud.User), "us-east-1", "execute-api")
            .Sign(request, Encoding.UTF8.GetBytes(Body), DateTimeOffset.UtcNow.AddMinutes(minutes));
        Assert.Equal(status, (await cloud.Http.SendAsync(request).Read()).Status);
    }

    [Fact]
    public async Task Another_key_secret_or_session_is_refused()
    {
        foreach (var key in new AwsCredentials[]
        {
            new("mallory", KeyFile.Secret),
            new("alice", "Secret"),
            new("alice", KeyFile.Secret, KeyFile.SessionToken),
            new("editor_monday", KeyFile.Secret),
            new("editor_monday", KeyFile.Secret, "other"),
        })
        {
            using var request = Request("POST", "/v1/echo/posts", Body);
            new SignatureV4(key, "us-east-1", "execute-api")
                .Sign(request, Encoding.UTF8.GetBytes(Body), DateTimeOffset.UtcNow);
            await IsForbidden(request);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer a.b.c")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256 Credential=alice")]
    [InlineData("AWS4-HMAC-SHA256 Credential=alice/20261124/us-east-1/execute-api/aws4_request, SignedHeaders=host")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=alice/20261124/execute-api/aws4_request, Signature=00")]
    public async Task What_is_no_signature_is_refused(string? authorization)
    {
        using var request = Request("GET", "/v1/echo/posts", "");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        await IsForbidden(request);
    }

    private async Task<JsonElement> Identity(string profile)
    {
        using var request = Request("GET", "/v1/echo/posts", "");
        Sign(request, profile);
        return (await cloud.Echo(request)).GetProperty("requestContext").GetProperty("authorizer").GetProperty("iam");
    }

    private async Task Refuses(Action<HttpRequestMessage> change)
    {
        using var untouched = Signed();
        using var changed = Signed();
        change(changed);
        Assert.Equal(200, (await cloud.Http.SendAsync(untouched).Read()).Status);
        await IsForbidden(changed);
    }

    private HttpRequestMessage Signed()
    {
        var request = Request("POST", "/v1/echo/posts?limit=5", Body);
        Sign(request, SignatureCloud.Session);
        return request;
    }

    private async Task IsForbidden(HttpRequestMessage request)
    {
        using var response = await cloud.Http.SendAsync(request);
        Assert.Equal(
            (403, """{"message":"Forbidden"}"""),
            ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    private HttpRequestMessage Request(string method, string path, string body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(cloud.Http.BaseAddress!, path));
        if (body.Length > 0)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new("application/json") },
            };
        return request;
    }

    private static void Sign(HttpRequestMessage request, string profile)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, context: null, CancellationToken.None);
        new SignatureV4(Key(profile), "us-east-1", "execute-api").Sign(request, body.ToArray(), DateTimeOffset.UtcNow);
    }

    private static AwsCredentials Key(string profile) => new(
        KeyFile.IdOf(profile),
        KeyFile.Secret,
        profile.Contains('/', StringComparison.Ordinal) ? KeyFile.SessionToken : null);

    private static string Authorization(HttpRequestMessage request) =>
        request.Headers.NonValidated["Authorization"].ToString();

    private static string In(string text, string part, string other) =>
        text.Replace(part, other, StringComparison.Ordinal);

    private static string Flipped(string authorization) =>
        authorization[..^1] + (authorization[^1] is '0' ? '1' : '0');

    private static string Time(TimeSpan later) =>
        (DateTimeOffset.UtcNow + later).ToString("yyyyMMdd'T'HHmmss'Z'", null);

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
