using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Blog.EndToEndTests.Callers;

/// <summary>What <c>--writers=jwt</c> lets through, and what it says to all else.</summary>
[Needs(Need.DynamoDbLocal)]
public sealed class TokenTests(TokenCloud cloud) : IClassFixture<TokenCloud>
{
    private const string
        Signature = "the token does not have a valid signature",
        Audience = "the token does not have a valid audience",
        Issuer = "the token does not have a valid issuer",
        Segments = "token contains an invalid number of segments";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TestIssuer issuer = cloud.Issuer;

    [Fact]
    public async Task A_good_token_is_let_through_and_its_claims_are_texts()
    {
        var claims = TestIssuer.Claims("alice");
        claims["groups"] = new JsonArray("a", "b");

        foreach (var authorization in new[] { "Bearer {0}", "bearer {0}", "{0}" })
        {
            var (status, body, _) = await Write(string.Format(null, authorization, issuer.Token(claims)));
            Assert.Equal(200, status);
            var context = JsonElement.Parse(body).GetProperty("requestContext");
            var jwt = context.GetProperty("authorizer").GetProperty("jwt");
            Assert.Equal(JsonValueKind.Null, jwt.GetProperty("scopes").ValueKind);
            Assert.Equal(
                claims.Select(claim => (claim.Key, claim.Key is "groups" ? "[a b]" : claim.Value!.ToString())),
                jwt.GetProperty("claims").EnumerateObject().Select(claim => (claim.Name, claim.Value.GetString()!)));
        }
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task RSA_of_any_length_is_taken(string algorithm) =>
        Assert.Equal(200, (await Write(issuer.Token(TestIssuer.Claims("alice"), algorithm))).Status);

    [Fact]
    public async Task One_of_several_audiences_will_do_and_a_client_id_where_there_is_none()
    {
        await Accepts(claims => claims["aud"] = new JsonArray("somebody", "other-api"));
        await Accepts(claims => (claims["aud"], claims["client_id"]) = (TestIssuer.Audience, "somebody"));
        await Accepts(claims => Replace(claims, "aud", "client_id", TestIssuer.Audience));
        await Refuses(Audience, claims => (claims["aud"], claims["client_id"]) = ("somebody", TestIssuer.Audience));
        await Refuses(Audience, claims => Replace(claims, "aud", "client_id", "somebody"));
        await Refuses(Audience, claims => claims.Remove("aud"));
        await Refuses(Audience, claims => claims["aud"] = "blog-ap");
    }

    [Fact]
    public async Task Another_issuer_is_refused()
    {
        await Refuses(Issuer, claims => claims["iss"] = "https://issuer.example.org");
        await Refuses(Issuer, claims => claims["iss"] = TestIssuer.Name + "/");
        await Refuses(Issuer, claims => claims.Remove("iss"));
    }

    [Fact]
    public async Task Times_hold_without_leeway()
    {
        await Refuses("the token has expired", claims => claims["exp"] = Now(TimeSpan.FromSeconds(-2)));
        await Refuses("the token has expired", claims => claims.Remove("exp"));
        await Refuses("the token is not valid yet", claims => claims["nbf"] = Now(Minute));
        await Refuses("the token is not valid yet", claims => claims["iat"] = Now(Minute));
        await Accepts(claims => claims["nbf"] = Now(-Minute));
    }

    [Fact]
    public async Task A_token_that_expires_is_refused_from_then_on()
    {
        var token = issuer.Token(TestIssuer.Claims("alice", left: TimeSpan.FromSeconds(3)));
        Assert.Equal(200, (await Write(token)).Status);
        await Task.Delay(TimeSpan.FromSeconds(4));
        await IsRefused(token, "the token has expired");
    }

    [Fact]
    public async Task Another_signature_is_refused()
    {
        using var other = RSA.Create(2048);
        var claims = TestIssuer.Claims("alice");
        var parts = issuer.Token(claims).Split('.');
        var bob = TestIssuer.Encode(TestIssuer.Claims("bob"));

        await IsRefused($"{parts[0]}.{bob}.{parts[2]}", Signature);
        await IsRefused($"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA", Signature);
        await IsRefused($"{parts[0]}.{parts[1]}.", Signature);
        await IsRefused(issuer.Token(claims, key: other), Signature);
        await IsRefused(issuer.Token(claims, keyId: "key-2"), Signature);
        await IsRefused(issuer.Token(claims, keyId: null), Signature);
        await IsRefused(issuer.Token(claims, "none"), Signature);
        await IsRefused(issuer.Token(claims, "HS256"), Signature);
        await IsRefused(issuer.Token(claims, "PS256"), Signature);
    }

    [Theory]
    [InlineData("Bearer", Segments)]
    [InlineData("Bearer abc", Segments)]
    [InlineData("Bearer a.b.c.d.e", Segments)]
    [InlineData("Basic YTpi", Segments)]
    [InlineData("Bearer a.b.c", "the token cannot be read")]
    [InlineData("Bearer ..", "the token cannot be read")]
    [InlineData("Bearer e30.W10.e30", "the token cannot be read")]
    public Task Garbage_is_refused(string authorization, string reason) => IsRefused(authorization, reason);

    [Fact]
    public async Task Without_a_token_the_scheme_is_named() =>
        Assert.Equal((401, """{"message":"Unauthorized"}""", "Bearer"), await Write(authorization: null));

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer abc")]
    [InlineData("Bearer good")]
    public async Task Readers_are_anyone_and_anonymous(string? authorization)
    {
        var good = issuer.Token("alice");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/echo/posts", UriKind.Relative));
        if (authorization is not null)
            request.Headers.Add("Authorization", authorization.Replace("good", good, StringComparison.Ordinal));

        Assert.False((await cloud.Echo(request)).GetProperty("requestContext").TryGetProperty("authorizer", out _));
    }

    private async Task Accepts(Action<JsonObject> change) =>
        Assert.Equal(200, (await Write(issuer.Token(Changed(change)))).Status);

    private Task Refuses(string reason, Action<JsonObject> change) => IsRefused(issuer.Token(Changed(change)), reason);

    private async Task IsRefused(string authorization, string reason) => Assert.Equal(
        (
            401,
            """{"message":"Unauthorized"}""",
            $"""Bearer scope="" error="invalid_token" error_description="{reason}" """.Trim()),
        await Write(authorization));

    private static JsonObject Changed(Action<JsonObject> change)
    {
        var claims = TestIssuer.Claims("alice");
        change(claims);
        return claims;
    }

    private static void Replace(JsonObject claims, string name, string by, string value)
    {
        claims.Remove(name);
        claims[by] = value;
    }

    private static long Now(TimeSpan later) => (DateTimeOffset.UtcNow + later).ToUnixTimeSeconds();

    private async Task<(int Status, string Body, string Challenge)> Write(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/echo/posts", UriKind.Relative));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await cloud.Http.SendAsync(request);
        return (
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            string.Join('|', response.Headers.NonValidated.TryGetValues("www-authenticate", out var values)
                ? values
                : []));
    }
}
