using Blog.Cdk.Settings;

namespace Blog.CdkTests;

public class SettingsTests
{
    [Theory]
    [InlineData("stage=")]
    [InlineData("stage=Dev")]
    [InlineData("stage=1008")]
    [InlineData("stage=-dev")]
    [InlineData("stage=dev_1")]
    [InlineData("stage=dev\nprod")]
    [InlineData("stage=a23456789-a23456789-a2345", "stage", "27")]
    [InlineData("service=Blog")]
    [InlineData("service=blog-x", "service", "the stack my-blog-prod is service my, stage blog-prod")]
    [InlineData("service=blog-", "service", "lower-case letters and digits")]
    [InlineData("service=a23456789012345678901234", "stage", "27")]
    [InlineData("production=yes", "production", "true, false or empty")]
    [InlineData("api=graphql", "api", "http, rest")]
    [InlineData("writers=everyone", "writers", "iam, jwt, anyone")]
    [InlineData("readers=ANYONE", "readers", "iam, jwt, anyone")]
    [InlineData("runtime=al2022", "runtime", "al2023, al2")]
    [InlineData("architecture=x64", "architecture", "x86_64, arm64")]
    [InlineData("memory=127", "memory", "128 to 10240")]
    [InlineData("memory=10241", "memory", "128 to 10240")]
    [InlineData("memory=256MB", "memory", "128 to 10240")]
    [InlineData("reservedConcurrency=0", "reservedConcurrency", "from 1 up")]
    [InlineData("reservedConcurrency=-1", "reservedConcurrency", "from 1 up")]
    [InlineData("throttleRate=0", "throttleRate", "from 1 up")]
    [InlineData("throttleBurst=1.5", "throttleBurst", "from 1 up")]
    [InlineData("logLevel=info", "logLevel", "INFO, WARN")]
    [InlineData("logRetentionDays=8", "logRetentionDays", "5, 7, 14")]
    [InlineData("logRetentionDays=week", "logRetentionDays", "from 1 up")]
    [InlineData("alarmEmail=team", "alarmEmail", "e-mail address")]
    [InlineData("alarmEmail=a@b.example,c@d.example x", "alarmEmail", "e-mail address")]
    [InlineData("corsOrigins=blog.example", "corsOrigins", "https://www.example.com")]
    [InlineData("corsOrigins=https://blog.example/", "corsOrigins", "https://www.example.com")]
    [InlineData("corsOrigins=https://blog.example,ftp://b.example", "corsOrigins", "https://www.example.com")]
    [InlineData("corsOrigins=*,https://blog.example", "corsOrigins", "alone")]
    [InlineData("table=v2", "table", "global, v1")]
    [InlineData("templateOnly=maybe", "templateOnly", "true, false")]
    public void A_value_that_does_not_do_is_named_with_what_would(string change, string? name = null, string says = "")
    {
        var message = Fault(change);
        Assert.Contains($"{name ?? change.Split('=')[0]}=", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stage=feat-1008")]
    [InlineData("stage=a23456789-a23456789-ab")]
    [InlineData("corsOrigins=http://localhost:3000,https://blog.example")]
    [InlineData("logRetentionDays=1827")]
    [InlineData("alarmEmail=team+blog@blog.example")]
    [InlineData("memory=10240")]
    public void What_is_within_the_rules_is_taken(string change) => Assert.NotNull(Settings(change));

    [Fact]
    public void The_stage_prod_cannot_be_less_than_production() =>
        Assert.Contains(
            "the stage prod, which is production",
            Fault("stage=prod", "production=false"),
            StringComparison.Ordinal);

    [Fact]
    public void Tokens_need_an_issuer_and_an_audience()
    {
        Assert.Contains("jwtIssuer", Fault("writers=jwt", "jwtAudience=blog"), StringComparison.Ordinal);
        Assert.Contains(
            "jwtIssuer",
            Fault("writers=jwt", "jwtAudience=blog", "jwtIssuer=http://issuer.example"),
            StringComparison.Ordinal);
        Assert.Contains(
            "jwtAudience",
            Fault("readers=jwt", "jwtIssuer=https://issuer.example", "jwtAudience= , "),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("writers=jwt")]
    [InlineData("readers=jwt")]
    public void A_REST_API_takes_no_tokens(string change) =>
        Assert.Contains(
            "must be http",
            Fault("api=rest", change, "jwtIssuer=https://issuer.example", "jwtAudience=blog"),
            StringComparison.Ordinal);

    [Fact]
    public void A_key_without_any_value_is_named() => Assert.All(CdkJson.Defaults.Keys.Except(OnlyWithJwt), key =>
    {
        var context = CdkJson.ContextWith("templateOnly=true");
        context.Remove(key);
        var message = StackSettings.From(context.GetValueOrDefault).Match(Right: _ => "", Left: fault => fault.Message);
        Assert.Contains($"has no {key}:", message, StringComparison.Ordinal);
    });

    private static readonly string[] OnlyWithJwt = ["jwtIssuer", "jwtAudience"];

    [Fact]
    public void Without_the_executable_the_way_to_it_is_told()
    {
        var message = Fault("templateOnly=false", "asset=no/such.zip");
        Assert.Contains(Path.GetFullPath("no/such.zip"), message, StringComparison.Ordinal);
        Assert.Contains("dotnet cake --target=Publish", message, StringComparison.Ordinal);
    }

    private static StackSettings Settings(params string[] changes) =>
        Read(changes).Match(
            Right: settings => settings,
            Left: fault => throw new InvalidOperationException(fault.Message));

    /// <summary>One line.</summary>
    private static string Fault(params string[] changes)
    {
        var message = Read(changes).Match(Right: _ => "", Left: fault => fault.Message);
        Assert.NotEqual("", message);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static LanguageExt.Either<SettingFault, StackSettings> Read(string[] changes) =>
        StackSettings.From(CdkJson.ContextWith(["templateOnly=true", .. changes]).GetValueOrDefault);
}
