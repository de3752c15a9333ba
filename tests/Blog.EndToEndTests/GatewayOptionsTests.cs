using System.Net;
using System.Net.Sockets;

namespace Blog.EndToEndTests;

public sealed class GatewayOptionsTests
{
    [Theory]
    [InlineData("Unknown option '--ports'. Allowed: --port, ", "--ports", "1")]
    [InlineData("Option '--port' wants 0 to 65535; it got '65536'.", "--port", "65536")]
    [InlineData("Option '--port' wants 0 to 65535; it got nothing.", "--port")]
    [InlineData("Option '--payload' wants 1.0 or 2.0; it got '3'.", "--payload=3")]
    [InlineData("Option '--concurrency' wants 1 to 1000; it got '0'.", "--concurrency", "0")]
    [InlineData("Option '--table-url' wants an http or https URL; it got 'table'.", "--table-url", "table")]
    [InlineData(
        "Option '--log-level' wants TRACE, DEBUG, INFO, WARN, ERROR, FATAL; it got 'loud'.",
        "--log-level",
        "loud")]
    [InlineData("Option '--writers' wants iam, jwt or anyone; it got 'all'.", "--writers", "all")]
    [InlineData("Option '--readers' wants iam, jwt or anyone; it got ''.", "--readers=")]
    [InlineData("Option '--jwt-issuer' wants an https address; it got 'http://issuer'.", "--jwt-issuer=http://issuer")]
    [InlineData("Option '--jwt-audience' wants audiences, with commas between them; it got ','.", "--jwt-audience=,")]
    [InlineData(
        "Option '--payload' wants 2.0 where writers or readers are jwt: a REST API has no authorizer for JWTs",
        "--readers=jwt",
        "--payload=1.0")]
    [InlineData("Option '--sub' wants a subject; it got nothing.", "token")]
    [InlineData("Option '--minutes' wants 1 to 525600; it got '0'.", "token", "--minutes", "0")]
    [InlineData("Unknown option '--port'. Allowed: --sub, --jwt-issuer, --jwt-audience, --min", "token", "--port=1")]
    public async Task A_bad_option_is_told_in_one_line_with_what_is_allowed(string line, params string[] args)
    {
        var (exitCode, errors) = await LocalCloud.Fail(args);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(line, errors, StringComparison.Ordinal);
        Assert.EndsWith("\n", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("run `dotnet cake --target=Publish`", "--function", "nowhere/bootstrap")]
    [InlineData("run `npm ci --ignore-scripts`", "--dynamodb", "nowhere", "--function", "Blog.sln")]
    [InlineData("cannot be reached", "--table-url", "http://127.0.0.1:1", "--function", "Blog.sln")]
    [InlineData("and 'nowhere' is none: ", "--writers=jwt", "--jwt-jwks=nowhere", "--function", "Blog.sln")]
    [InlineData("and 'package.json' is none: ", "--writers=jwt", "--jwt-jwks=package.json", "--function", "Blog.sln")]
    [InlineData("of 'nowhere' cannot be read: ", "--writers=iam", "--iam-keys=nowhere", "--function", "Blog.sln")]
    [InlineData("of 'Blog.sln' cannot be read: ", "--writers=iam", "--iam-keys=Blog.sln", "--function", "Blog.sln")]
    public async Task What_is_missing_is_told_in_one_line_with_what_to_do(string what, params string[] args)
    {
        var (exitCode, errors) = await LocalCloud.Fail(args);

        Assert.Equal(1, exitCode);
        Assert.Contains(what, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Fact, Needs(Need.DynamoDbLocal)]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, errors) =
            await LocalCloud.Fail("--in-memory", "--function", OddCloud.Function, "--port", $"{port}");

        Assert.Equal(
            (1, $"Port {port} is in use: end what uses it, or choose another with --port.\n"),
            (exitCode, errors));
    }
}
