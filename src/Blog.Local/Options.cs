using Blog.Core;
using Blog.Local.Authorizers;

namespace Blog.Local;

/// <summary>Which events the gateway makes: those of an HTTP API, or those of a REST API.</summary>
internal enum PayloadVersion
{
    /// <summary>1.0, a REST API.</summary>
    RestApi,

    /// <summary>2.0, an HTTP API.</summary>
    HttpApi,
}

/// <summary>Which callers a route takes, by the words of the stack.</summary>
internal enum Callers
{
    /// <summary>Whatever a caller shows, or nothing.</summary>
    Anyone,

    /// <summary>Callers with a JSON web token.</summary>
    Jwt,

    /// <summary>Callers who sign by AWS Signature Version 4.</summary>
    Iam,
}

/// <summary>The command line of the local cloud, with its defaults.</summary>
/// <param name="Port">Of the gateway on 127.0.0.1; 0 for any free one.</param>
/// <param name="Function">The executable of all functions; <c>.dll</c> runs with dotnet, <c>.mjs</c> with node.</param>
/// <param name="DynamoDb">The folder of DynamoDBLocal.jar; null for the one that npm installed.</param>
/// <param name="Data">Where DynamoDB Local keeps its file; null for in memory.</param>
/// <param name="TableUrl">Another DynamoDB, instead of starting one.</param>
/// <param name="Stage">Stands first in every path, as at the URL of a REST API; null for none.</param>
/// <param name="Writers">Who may create, update and delete.</param>
/// <param name="Readers">Who may get and list.</param>
/// <param name="IamKeys">The file of the access keys; see <see cref="AwsKeys"/>.</param>
/// <param name="Concurrency">The most processes for each function.</param>
/// <param name="Idle">After which time an unused process is ended.</param>
/// <param name="Timeout">How long the gateway waits for a function; API Gateway's own limit is 30 s.</param>
/// <param name="FunctionTimeout">After which time of one event a process is killed.</param>
internal sealed record Options(
    int Port = 8080,
    string Function = "artifacts/function/bootstrap",
    string? DynamoDb = null,
    string? Data = ".local/dynamodb",
    Uri? TableUrl = null,
    string TableName = "blog-local",
    PayloadVersion Payload = PayloadVersion.HttpApi,
    string? Stage = null,
    Callers Writers = Callers.Anyone,
    Callers Readers = Callers.Anyone,
    string IamKeys = AwsKeys.DefaultFile,
    int Concurrency = 10,
    TimeSpan Idle = default,
    TimeSpan Timeout = default,
    TimeSpan FunctionTimeout = default,
    string LogLevel = "INFO")
{
    private const string CallerRule = "iam, jwt or anyone";

    private static readonly Dictionary<string, Option<Options>> All = new(StringComparer.Ordinal)
    {
        ["--port"] = new("0 to 65535", (o, v) => CommandLine.Number(v, 0, 65535) is { } n ? o with { Port = n } : null),
        ["--function"] = new("a path", (o, v) => o with { Function = v }),
        ["--dynamodb"] = new("the folder of DynamoDBLocal.jar", (o, v) => o with { DynamoDb = v }),
        ["--data"] = new("a folder", (o, v) => o with { Data = v }),
        ["--table-url"] = new("an http or https URL", (o, v) => Web(v) is { } url ? o with { TableUrl = url } : null),
        ["--table-name"] = new("3 to 255 of A-Z a-z 0-9 _ . -", (o, v) => IsTable(v) ? o with { TableName = v } : null),
        ["--payload"] = new("1.0 or 2.0", (o, v) => Version(v) is { } version ? o with { Payload = version } : null),
        ["--stage"] = new("letters, digits, _ and -", (o, v) => IsStage(v) ? o with { Stage = v } : null),
        ["--writers"] = new(CallerRule, (o, v) => CallersNamed(v) is { } some ? o with { Writers = some } : null),
        ["--readers"] = new(CallerRule, (o, v) => CallersNamed(v) is { } some ? o with { Readers = some } : null),
        ["--jwt-issuer"] = new(
            JwtOptions.IssuerRule,
            (o, v) => JwtOptions.IsIssuer(v) ? o with { Jwt = o.Jwt with { Issuer = v } } : null),
        ["--jwt-audience"] = new(
            "audiences, with commas between them",
            (o, v) => JwtOptions.AudiencesIn(v) is { } some ? o with { Jwt = o.Jwt with { Audiences = some } } : null),
        ["--jwt-jwks"] = new("a file", (o, v) => o with { Jwt = o.Jwt with { Jwks = v } }),
        ["--iam-keys"] = new("a file", (o, v) => o with { IamKeys = v }),
        ["--concurrency"] = new(
            "1 to 1000",
            (o, v) => CommandLine.Number(v, 1, 1000) is { } n ? o with { Concurrency = n } : null),
        ["--idle-seconds"] = new("1 to 86400", (o, v) => Seconds(v, 86400) is { } s ? o with { Idle = s } : null),
        ["--timeout-seconds"] = new("1 to 900", (o, v) => Seconds(v, 900) is { } s ? o with { Timeout = s } : null),
        ["--function-timeout-seconds"] =
            new("1 to 900", (o, v) => Seconds(v, 900) is { } s ? o with { FunctionTimeout = s } : null),
        ["--log-level"] =
            new(
                string.Join(", ", LogLevels),
                (o, v) => LogLevels.Contains(v, StringComparer.Ordinal) ? o with { LogLevel = v } : null),
    };

    private static string[] LogLevels => ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    private static readonly Dictionary<string, Func<Options, Options>> Flags = new(StringComparer.Ordinal)
    {
        ["--in-memory"] = options => options with { Data = null },
    };

    public JwtOptions Jwt { get; private init; } = JwtOptions.Local;

    /// <summary>Nothing is asked for anywhere: a caller is who it says that it is.</summary>
    public bool BelievesCallers => (Writers, Readers) is (Callers.Anyone, Callers.Anyone);

    public bool Asks(Callers callers) => Writers == callers || Readers == callers;

    /// <summary>As the stack has it: a route that gets is for readers.</summary>
    public Callers CallersOf(Route route) => HttpMethods.IsGet(route.Method) ? Readers : Writers;

    /// <summary>The options, or one line that says what is wrong and what is allowed.</summary>
    public static (Options? Options, string? Fault) Parse(IReadOnlyList<string> args)
    {
        var start = new Options(
            Idle: TimeSpan.FromSeconds(300),
            Timeout: TimeSpan.FromSeconds(30),
            FunctionTimeout: TimeSpan.FromSeconds(10));
        var (options, fault) = CommandLine.Parse(start, args, All, Flags);
        return options is { Payload: PayloadVersion.RestApi } && options.Asks(Callers.Jwt)
            ? (null, "Option '--payload' wants 2.0 where writers or readers are jwt: a REST API has no authorizer for "
                + "JWTs of its own.")
            : (options, fault);
    }

    private static TimeSpan? Seconds(string text, int most) =>
        CommandLine.Number(text, 1, most) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static PayloadVersion? Version(string text) =>
        text switch { "1.0" => PayloadVersion.RestApi, "2.0" => PayloadVersion.HttpApi, _ => null };

    private static Callers? CallersNamed(string text) =>
        text switch
        {
            "iam" => Callers.Iam,
            "jwt" => Callers.Jwt,
            "anyone" => Callers.Anyone,
            _ => null,
        };

    private static bool IsStage(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static bool IsTable(string text) =>
        text.Length is >= 3 and <= 255 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
}
