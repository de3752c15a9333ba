using System.Globalization;

namespace Blog.Local;

/// <summary>Which events the gateway makes: those of an HTTP API, or those of a REST API.</summary>
internal enum PayloadVersion
{
    /// <summary>1.0, a REST API.</summary>
    RestApi,

    /// <summary>2.0, an HTTP API.</summary>
    HttpApi,
}

/// <summary>Who may write: those who sign with AWS credentials, those with a token, or anyone.</summary>
internal enum Writers
{
    /// <summary>Whatever the caller shows, or nothing.</summary>
    Anyone,

    /// <summary>A JSON web token.</summary>
    Jwt,

    /// <summary>AWS Signature Version 4.</summary>
    Iam,
}

/// <summary>The command line of the local cloud, with its defaults.</summary>
/// <param name="Port">Of the gateway on 127.0.0.1; 0 for any free one.</param>
/// <param name="Function">The executable of all functions; <c>.dll</c> runs with dotnet, <c>.mjs</c> with node.</param>
/// <param name="DynamoDb">The folder of DynamoDBLocal.jar; null for the one that npm installed.</param>
/// <param name="Data">Where DynamoDB Local keeps its file; null for in memory.</param>
/// <param name="TableUrl">Another DynamoDB, instead of starting one.</param>
/// <param name="Stage">Stands first in every path, as at the URL of a REST API; null for none.</param>
/// <param name="Writers">Whom the gateway lets through to the writing routes.</param>
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
    Writers Writers = Writers.Anyone,
    int Concurrency = 10,
    TimeSpan Idle = default,
    TimeSpan Timeout = default,
    TimeSpan FunctionTimeout = default,
    string LogLevel = "INFO")
{
    private static readonly Dictionary<string, Option> All = new(StringComparer.Ordinal)
    {
        ["--port"] = new("0 to 65535", (o, v) => Number(v, 0, 65535) is { } n ? o with { Port = n } : null),
        ["--function"] = new("a path", (o, v) => o with { Function = v }),
        ["--dynamodb"] = new("the folder of DynamoDBLocal.jar", (o, v) => o with { DynamoDb = v }),
        ["--data"] = new("a folder", (o, v) => o with { Data = v }),
        ["--table-url"] = new("an http or https URL", (o, v) => Web(v) is { } url ? o with { TableUrl = url } : null),
        ["--table-name"] = new("3 to 255 of A-Z a-z 0-9 _ . -", (o, v) => IsTable(v) ? o with { TableName = v } : null),
        ["--payload"] = new("1.0 or 2.0", (o, v) => Version(v) is { } version ? o with { Payload = version } : null),
        ["--stage"] = new("letters, digits, _ and -", (o, v) => IsStage(v) ? o with { Stage = v } : null),
        ["--writers"] = new(
            "iam, jwt or anyone",
            (o, v) => WritersNamed(v) is { } writers ? o with { Writers = writers } : null),
        ["--concurrency"] = new("1 to 1000", (o, v) => Number(v, 1, 1000) is { } n ? o with { Concurrency = n } : null),
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

    /// <summary>The options, or one line that says what is wrong and what is allowed.</summary>
    public static (Options? Options, string? Fault) Parse(IReadOnlyList<string> args)
    {
        var options = new Options(
            Idle: TimeSpan.FromSeconds(300),
            Timeout: TimeSpan.FromSeconds(30),
            FunctionTimeout: TimeSpan.FromSeconds(10));
        for (var rest = args; rest.Count > 0;)
        {
            var (read, used, fault) = ReadFirst(options, rest);
            if (read is null)
                return (null, fault);
            (options, rest) = (read, [.. rest.Skip(used)]);
        }

        return (options, null);
    }

    private static (Options? Read, int Used, string? Fault) ReadFirst(Options options, IReadOnlyList<string> args)
    {
        var (name, inline) = args[0].Split('=', 2) is [var n, var v] ? (n, v) : (args[0], null);
        if (string.Equals(args[0], "--in-memory", StringComparison.Ordinal))
            return (options with { Data = null }, 1, null);
        if (!All.TryGetValue(name, out var option))
            return (null, 0, $"Unknown option '{name}'. Allowed: {string.Join(", ", All.Keys)}, --in-memory.");
        var value = inline ?? (args.Count > 1 ? args[1] : null);
        return value is { Length: > 0 } && option.Set(options, value) is { } read
            ? (read, inline is null ? 2 : 1, null)
            : (
                null,
                0,
                $"Option '{name}' wants {option.Allowed}; it got {(value is null ? "nothing" : $"'{value}'")}.");
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most ? number : null;

    private static TimeSpan? Seconds(string text, int most) =>
        Number(text, 1, most) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static PayloadVersion? Version(string text) =>
        text switch { "1.0" => PayloadVersion.RestApi, "2.0" => PayloadVersion.HttpApi, _ => null };

    private static Writers? WritersNamed(string text) =>
        text switch
        {
            "iam" =>
            Local.Writers.Iam,
            "jwt" => Local.Writers.Jwt,
            "anyone" => Local.Writers.Anyone,
            _ => null
        };

    private static bool IsStage(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static bool IsTable(string text) =>
        text.Length is >= 3 and <= 255 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private sealed record Option(string Allowed, Func<Options, string, Options?> Set);
}
