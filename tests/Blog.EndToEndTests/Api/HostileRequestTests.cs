using System.Net.Sockets;
using System.Text;

namespace Blog.EndToEndTests.Api;

/// <summary>No request, however odd, is answered by a 5xx; the next one finds everything as it was.</summary>
public abstract class HostileRequestTests(LocalCloud cloud)
{
    private const string Good = """{"title":"Žofie \ud83e\udd89","body":"one\ntwo","more":[1.5e3,null,true]}""";

    private static readonly string[] Values =
    [
        "%", "%2", "%zz", "%00", "%0D%0A", "%20", "+", "%2F", "%5C", "..", "%2e%2e", "%25", "%2525",
        "%C3%A9", "%C3", "%FF", "%ED%A0%80", "%F0%9F%A6%89", "%EF%BF%BE", "%E2%80%AE",
        "\"", "'", "<>", "{}", "${x}", "{blogId}", ";", ",", ":", "@", "=", "&", "*", "~", "^", "|", "`",
        "null", "true", "0", "-1", "NaN", "1e400", "9999999999999999999999999",
        "\u00E9", "\u00FF\u00FE", new('a', 300), new('a', 6000),
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff",
        "01977777-7777-7777-8777-777777777777%00",
    ];

    [Fact]
    public async Task Odd_values_in_the_path_are_refused()
    {
        foreach (var value in Values.Except(["null", "true", "0", "-1", "NaN", "1e400", "~"], StringComparer.Ordinal))
            foreach (var (method, path) in new[]
            {
                ("GET", $"/v1/b/posts/{value}"),
                ("DELETE", $"/v1/{value}/posts/{value}"),
                ("POST", $"/v1/b{value}!/posts"),
            })
                await IsRefused($"{method} {path}", "", method is "POST" ? "{}" : "");
    }

    [Fact]
    public async Task Odd_queries_are_answered()
    {
        foreach (var value in Values)
        {
            await IsAnswered($"GET /v1/b/posts?limit={value}");
            await IsAnswered($"GET /v1/b/posts?paginationToken={value}");
            await IsAnswered($"GET /v1/b/posts?{value}");
            await IsAnswered($"GET /v1/b/posts?{value}={value}&{value}&=&&limit={value}&limit=1&LIMIT[]=2");
        }
    }

    [Fact]
    public async Task Odd_headers_are_answered()
    {
        foreach (var value in Values)
            foreach (var name in new[]
            {
                "Content-Type", "Authorization", "Cookie", "Accept", "X-Amzn-Trace-Id", "X-Forwarded-For", "If-Match",
                "X-Odd",
            })
                await IsAnswered("POST /v1/b/posts", $"{name}: {value}\r\n{name}: {value}\r\n", Good);
    }

    [Theory]
    [InlineData("""{"sub":1.5e3}""")]
    [InlineData("""{"sub":null}""")]
    [InlineData("""{"sub":["a",{}]}""")]
    [InlineData("""{"sub":{"sub":"ann"}}""")]
    [InlineData("""{"sub":"\u0000"}""")]
    [InlineData("""{"sub":"\ud800"}""")]
    [InlineData("""{"\udc00":"ann"}""")]
    [InlineData("""{"sub":"a","sub":"b"}""")]
    [InlineData("{}")]
    public async Task Odd_claims_are_answered(string claims)
    {
        var header = $"Authorization: Bearer {GatewayHttpApiTests.Token(claims)}\r\n";
        await IsAnswered("POST /v1/b/posts", header, Good);
        await IsAnswered($"DELETE /v1/b/posts/{ApiCalls.NewPostId()}", header);
    }

    [Fact]
    public async Task Bodies_of_any_bytes_are_refused()
    {
        var random = new Random(7); // any seed will do, the same one each time
        for (var run = 0; run < 60; run++)
        {
            var body = new byte[random.Next(1, 2000)];
            random.NextBytes(body);
            foreach (var type in new[] { "application/json", "application/x+json", null })
            {
                (await cloud.Call("POST", "/v1/b/posts", body, contentType: type)).HasProblem(400, "MALFORMED_REQUEST");
                (await cloud.Call("PUT", $"/v1/b/posts/{ApiCalls.NewPostId()}", body, contentType: type))
                    .HasProblem(400, "MALFORMED_REQUEST");
            }
        }
    }

    [Fact]
    public async Task A_draft_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var draft = ApiCalls.Utf8(Good);
        for (var length = 0; length < draft.Length; length++)
            (await cloud.Call("POST", "/v1/b/posts", draft[..length])).HasProblem(400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task A_draft_with_a_changed_byte_is_answered()
    {
        var (random, draft) = (new Random(11), ApiCalls.Utf8(Good));
        for (var run = 0; run < 150; run++)
        {
            var changed = draft.ToArray();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            Assert.InRange((await cloud.Call("POST", "/v1/b/posts", changed)).Status, 201, 499);
        }
    }

    private async Task IsRefused(string line, string headers = "", string body = "") =>
        Assert.True(await Send(line, headers, body) is >= 400 and <= 499, line);

    private async Task IsAnswered(string line, string headers = "", string body = "")
    {
        var status = await Send(line, headers, body);
        Assert.True(status is >= 200 and <= 499, $"{status} for {line} with {headers}");
    }

    /// <summary>Sends what no client would, in Latin-1; the answer's status.</summary>
    private async Task<int> Send(string line, string headers, string body)
    {
        using var connection = new TcpClient(cloud.Http.BaseAddress!.Host, cloud.Http.BaseAddress.Port);
        var bytes = Encoding.UTF8.GetBytes(body);
        var head =
            $"{line} HTTP/1.1\r\nHost: x\r\n{headers}Content-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
        await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(head).Concat(bytes).ToArray());
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        return int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }
}

[Collection(HttpApi.Name)]
public sealed class HostileRequestOverHttpApiTests(NativeCloud cloud) : HostileRequestTests(cloud);

[Collection(RestApi.Name)]
public sealed class HostileRequestOverRestApiTests(NativeRestCloud cloud) : HostileRequestTests(cloud);
