using System.Text;
using Blog.Client.Http;

namespace Blog.EndToEndTests.Callers;

/// <summary>The keys that are made on this machine at first use.</summary>
[Needs(Need.DynamoDbLocal)]
public sealed class LocalKeyTests : IDisposable
{
    private const string OwnerOnly = "UserWrite, UserRead";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("blog-keys-");

    private string Jwks => Path.Combine(folder.FullName, ".local", "jwt", "jwks.json");

    [Fact]
    public async Task A_token_that_is_minted_here_is_let_through_here_and_nowhere_else()
    {
        using var issuer = new TestIssuer();
        var first = await Mint("--sub", "alice");
        var second = await Mint("--sub=bob", "--jwt-issuer=https://other.example.com", "--jwt-audience=other");
        await using var cloud = await LocalCloud.Start(
            OddCloud.Function, "--writers", "jwt", "--jwt-jwks", Jwks);
        await using var other = await LocalCloud.Start(
            OddCloud.Function, "--writers", "jwt", "--jwt-jwks", Jwks,
            "--jwt-issuer", "https://other.example.com", "--jwt-audience", "other");
        await using var stranger = await LocalCloud.Start(OddCloud.Function, [.. issuer.Options]);

        Assert.Equal(200, await Write(cloud, first));
        Assert.Equal(401, await Write(cloud, second));
        Assert.Equal(200, await Write(other, second));
        Assert.Equal(401, await Write(stranger, first));
        Assert.Contains(
            cloud.Output,
            line => line.StartsWith("Callers: writers show a token of https://issuer.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_of_tokens_is_the_owners_alone_and_stays()
    {
        await Mint("--sub", "alice");
        var jwks = await File.ReadAllTextAsync(Jwks);
        await Mint("--sub", "bob");

        Assert.Equal(jwks, await File.ReadAllTextAsync(Jwks));
        Assert.DoesNotContain("\"d\"", jwks, StringComparison.Ordinal);
        Assert.Equal(OwnerOnly, Mode(Path.Combine(folder.FullName, ".local", "jwt", "key.pem")));
    }

    [Fact]
    public async Task The_first_keys_that_sign_are_those_of_alice_and_bob()
    {
        var file = Path.Combine(folder.FullName, ".local", "iam", "credentials");
        await LocalCloud.Run(
            folder.FullName,
            "--writers", "iam", "--function", OddCloud.Function, "--table-url", "http://127.0.0.1:1");
        var lines = await File.ReadAllLinesAsync(file);
        await using var cloud = await LocalCloud.Start(OddCloud.Function, "--writers", "iam", "--iam-keys", file);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(cloud.Http.BaseAddress!, "/v1/echo/posts"));
        new SignatureV4(new(Value("aws_access_key_id"), Value("aws_secret_access_key")), "us-east-1", "execute-api")
            .Sign(request, [], DateTimeOffset.UtcNow);

        Assert.Equal(["[alice]", "[bob]"], lines.Where(line => line.StartsWith('[')));
        Assert.Equal(OwnerOnly, Mode(file));
        Assert.Equal(200, (await cloud.Http.SendAsync(request).Read()).Status);

        string Value(string name) =>
            lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(" = ")[1];
    }

    [Fact]
    public async Task By_default_it_says_that_callers_are_believed()
    {
        await using var cloud = await LocalCloud.Start(OddCloud.Function);

        await LocalCloud.Eventually(() => cloud.Output.Count >= 3, "the third line is written");
        Assert.StartsWith("Callers: anyone writes and reads. ", cloud.Output.ElementAt(2), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Where a file has one: the tests run on Unix alone.</summary>
    private static string Mode(string file) =>
        OperatingSystem.IsWindows() ? OwnerOnly : $"{File.GetUnixFileMode(file)}";

    private async Task<string> Mint(params string[] options)
    {
        var (exitCode, output, errors) = await LocalCloud.Run(folder.FullName, ["token", .. options]);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.TrimEnd('\n');
    }

    private static async Task<int> Write(LocalCloud cloud, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/echo/posts", UriKind.Relative));
        request.Headers.Add("Authorization", $"Bearer {token}");
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return (await cloud.Http.SendAsync(request).Read()).Status;
    }
}
