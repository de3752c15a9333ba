using System.Reflection;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using CsCheck;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.DynamoDb;

public sealed class DynamoDbSettingsTests
{
    private static readonly string[] Lambda = [
        "AWS_REGION=eu-west-1",
        "AWS_ACCESS_KEY_ID=key",
        "AWS_SECRET_ACCESS_KEY=secret",
        "AWS_SESSION_TOKEN=token"
    ];

    [Theory]
    [
        InlineData(
            "https://one.example/",
            "AWS_ENDPOINT_URL_DYNAMODB=https://one.example",
            "AWS_ENDPOINT_URL=https://two.example")
    ]
    [InlineData("https://two.example/", "AWS_ENDPOINT_URL_DYNAMODB=", "AWS_ENDPOINT_URL=https://two.example")]
    [InlineData("http://localhost:8000/", "AWS_ENDPOINT_URL=http://localhost:8000/")]
    [InlineData("https://dynamodb.eu-west-1.amazonaws.com/", "AWS_DEFAULT_REGION=us-east-1")]
    [InlineData("https://dynamodb.us-east-1.amazonaws.com/", "AWS_REGION=", "AWS_DEFAULT_REGION=us-east-1")]
    [
        InlineData(
            "https://dynamodb.eu-west-1.amazonaws.com/",
            "AWS_ENDPOINT_URL=https://two.example",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true")
    ]
    [InlineData("https://one.example/", "AWS_REGION=cn-north-1", "AWS_ENDPOINT_URL_DYNAMODB=https://one.example")]
    public void The_endpoint_is_the_one_that_is_named_or_else_the_regions(
        string endpoint, params string[] environment) =>
        Assert.Equal(endpoint, From([.. Lambda, .. environment]).Endpoint.AbsoluteUri);

    [Fact]
    public void Credentials_are_those_of_the_environment()
    {
        var settings = From(Lambda);
        Assert.Equal(
            ("eu-west-1", "key", "secret", "token"),
            (settings.Region, settings.AccessKey, settings.SecretKey, settings.SessionToken));
    }

    /// <summary>
    /// All that the SDK knows, but for its own names of none (aws-global): those of the commercial partition have its
    /// endpoint, the others stop the start.
    /// </summary>
    [Fact]
    public void Regions_have_the_endpoint_that_the_SDK_gives_them_or_none()
    {
        var regions = RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Where(
            region => char.IsAsciiDigit(region[^1])).ToArray();
        Assert.InRange(regions.Length, 30, 200);
        foreach (var region in regions)
        {
            string[] environment = [.. Lambda, $"AWS_REGION={region}"];
            if (Fn.Partition(region)["name"] is "aws") Assert.Equal(
                BySdk(region), From(environment).Endpoint.AbsoluteUri);
            else Refused(environment, "AWS_REGION", $"'{region}'", "AWS_ENDPOINT_URL_DYNAMODB");
        }
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "true")]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "yes")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "True")]
    [InlineData("AWS_ACCOUNT_ID_ENDPOINT_MODE", "required")]
    [InlineData("AWS_ENABLE_ENDPOINT_DISCOVERY", "true")]
    [InlineData("AWS_DISABLE_CLOCK_SKEW_CORRECTION", "true")]
    [InlineData("AWS_RETRY_MODE", "adaptive")]
    [InlineData("AWS_RETRY_MODE", "legacy")]
    [InlineData("AWS_MAX_ATTEMPTS", "10")]
    [InlineData("AWS_DEFAULTS_MODE", "mobile")]
    [InlineData("AWS_ENDPOINT_URL_DYNAMODB", "https://one.example/path")]
    [InlineData("AWS_ENDPOINT_URL_DYNAMODB", "https://one.example?query")]
    [InlineData("AWS_ENDPOINT_URL", "https://one.example#fragment")]
    [InlineData("AWS_ENDPOINT_URL", "https://user@one.example")]
    [InlineData("AWS_ENDPOINT_URL", "one.example")]
    [InlineData("AWS_ENDPOINT_URL", "ftp://one.example")]
    [InlineData("AWS_REGION", "eu west 1")]
    [InlineData("AWS_REGION", "eu-west-1\n")]
    [InlineData("HTTPS_PROXY", "http://proxy:3128")]
    public void A_setting_that_the_client_does_not_support_stops_the_start(string name, string value) =>
        Refused([.. Lambda, $"{name}={value}"], name, $"'{value}'");

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "false")]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "False")]
    [InlineData("AWS_ACCOUNT_ID_ENDPOINT_MODE", "preferred")]
    [InlineData("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")]
    [InlineData("AWS_RETRY_MODE", "standard")]
    [InlineData("AWS_MAX_ATTEMPTS", "3")]
    [InlineData("HTTP_PROXY", "http://proxy:3128")]
    [InlineData("AWS_PROFILE", "of-a-developer")]
    public void A_setting_that_changes_nothing_does_not_stop_the_start(string name, string value) =>
        Assert.NotNull(From([.. Lambda, $"{name}={value}"]));

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_REGION")]
    public void A_setting_that_is_missing_stops_the_start(string name)
    {
        Refused([.. Lambda, $"{name}="], name);
        Refused(Lambda.Where(pair => !pair.StartsWith(name, StringComparison.Ordinal)), name);
    }

    [Theory]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/credentials")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/credentials")]
    [InlineData("AWS_PROFILE", "of-a-developer")]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")]
    public void Another_source_of_credentials_is_named_where_there_are_no_keys(string name, string value) =>
        Refused(["AWS_REGION=eu-west-1", $"{name}={value}"], "AWS_ACCESS_KEY_ID", name, $"'{value}'");

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SESSION_TOKEN")]
    public void A_credential_that_no_header_can_carry_stops_the_start_and_is_not_shown(string name)
    {
        var error = Assert.Throws<FunctionStartException>(() => From([.. Lambda, $"{name}=hidden\n"]));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_of_a_proxy_is_not_shown()
    {
        var error = Assert.Throws<FunctionStartException>(
            () => From([.. Lambda, "HTTPS_PROXY=http://user:hidden@proxy:3128"]));
        Assert.Contains("'proxy:3128'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    /// <summary>By the framework's own reader of these variables, which HttpClient and with it the SDK use.</summary>
    [Fact]
    public void Proxies_are_refused_where_HttpClient_would_use_one()
    {
        var excepted = Gen.OneOf(
            "", "dynamodb.eu-west-1.amazonaws.com", "DynamoDB.eu-west-1.amazonaws.com, other", ".amazonaws.com",
            ".dynamodb.eu-west-1.amazonaws.com",
            "amazonaws.com", "other,.com", "one.example", ".one.example", "*", "localhost");
        var endpoint = Gen.OneOf(
            "https://dynamodb.eu-west-1.amazonaws.com",
            "http://one.example",
            "http://localhost:8000",
            "https://127.0.0.1:8000");
        var names = new[]
        {
            "http_proxy",
            "HTTP_PROXY",
            "https_proxy",
            "HTTPS_PROXY",
            "all_proxy",
            "ALL_PROXY",
            "GATEWAY_INTERFACE"
        };
        Gen.Select(Gen.Int[0, (1 << names.Length) - 1], excepted, Gen.Bool, endpoint).Sample(
            (chosen, exceptions, upper, url) =>
            {
                var environment = names.Where((_, index) => (chosen & (1 << index)) != 0).Select(
                    name => $"{name}=http://proxy.example:3128")
                    .Append($"{(upper ? "NO_PROXY" : "no_proxy")}={exceptions}").ToArray();
                var refused = IsRefused([.. Lambda, $"AWS_ENDPOINT_URL={url}", .. environment]);
                return refused == HttpClientUsesProxy(environment, new(url));
            },
            threads: 1);
    }

    private static bool HttpClientUsesProxy(string[] environment, Uri url)
    {
        var before = environment.Select(pair => pair.Split('=')[0]).ToDictionary(
            name => name, Environment.GetEnvironmentVariable);
        foreach (var pair in environment) Environment.SetEnvironmentVariable(pair.Split('=')[0], pair.Split('=')[1]);
        try
        {
            object?[] found = [null];
            var type = typeof(HttpClient).Assembly.GetType("System.Net.Http.HttpEnvironmentProxy", throwOnError: true)!;
            type.GetMethod("TryCreate", BindingFlags.Static | BindingFlags.Public)!.Invoke(obj: null, found);
            return found[0] is System.Net.IWebProxy proxy && !proxy.IsBypassed(url) && proxy.GetProxy(url) is not null;
        }
        finally
        {
            foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static string BySdk(string region)
    {
        using var client = new AmazonDynamoDBClient(
            "key", "secret", new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) });
        return new Uri(
            client.DetermineServiceOperationEndpoint(new Amazon.DynamoDBv2.Model.ListTablesRequest()).URL).AbsoluteUri;
    }

    private static bool IsRefused(string[] environment)
    {
        try
        {
            From(environment);
            return false;
        }
        catch (FunctionStartException)
        {
            return true;
        }
    }

    private static void Refused(IEnumerable<string> environment, params string[] named)
    {
        var error = Assert.Throws<FunctionStartException>(() => From([.. environment]));
        Assert.All(named, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    /// <summary>Of two values of a variable, the later one counts.</summary>
    private static DynamoDbSettings From(params string[] environment)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in environment) variables[pair.Split('=', 2)[0]] = pair.Split('=', 2)[1];
        return DynamoDbSettings.From(name => variables.GetValueOrDefault(name));
    }
}
