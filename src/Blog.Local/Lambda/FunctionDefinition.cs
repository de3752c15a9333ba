using System.Globalization;
using Blog.Core;

namespace Blog.Local.Lambda;

/// <summary>A function as it is set up: which file runs for which route, with which environment.</summary>
/// <param name="Executable">An executable, or a <c>.dll</c> for dotnet, or an <c>.mjs</c> for node; absolute.</param>
/// <param name="RuntimeApi">Host and port of the Runtime API.</param>
internal sealed record FunctionDefinition(
    Route Route,
    string Executable,
    string RuntimeApi,
    Uri TableUrl,
    Options Options)
{
    public const string AccountId = "000000000000";
    public const string LocalRegion = "us-east-1";
    private static readonly string[] JitNeeds = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];

    public string Name => $"blog-local-{Route.Name}";

    public string Arn => $"arn:aws:lambda:{Region}:{AccountId}:function:{Name}";

    private string Region =>
        TableUrl.IsLoopback ? LocalRegion : Environment.GetEnvironmentVariable("AWS_REGION") ?? LocalRegion;

    /// <summary>What to start for one of its processes.</summary>
    public Command Command(string processId)
    {
        var folder = Path.GetDirectoryName(Executable)!;
        var environment = EnvironmentFor(processId, folder);
        return Path.GetExtension(Executable) switch
        {
            ".dll" => new Command("dotnet", [Executable], folder, environment),
            ".mjs" => new Command("node", [Executable], folder, environment),
            _ => new Command(Executable, [], folder, environment),
        };
    }

    /// <summary>
    /// As Lambda sets it (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html), then the function's own.
    /// Of this process's environment it has the PATH, what the JIT wants, and credentials for a table that is not
    /// local.
    /// </summary>
    private Dictionary<string, string> EnvironmentFor(string processId, string folder)
    {
        var environment = Inherited.Environment(Path.HasExtension(Executable) ? JitNeeds : ["PATH"]);
        foreach (var (name, value) in TableUrl.IsLoopback ? LocalCaller : RemoteCaller())
            environment[name] = value;
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_HANDLER"] = Route.Name,
            ["AWS_EXECUTION_ENV"] = "AWS_Lambda_provided.al2023",
            ["AWS_LAMBDA_FUNCTION_NAME"] = Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "256",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_FORMAT"] = "JSON",
            ["AWS_LAMBDA_LOG_LEVEL"] = Options.LogLevel,
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{Name}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = string.Create(
                CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy/MM/dd}/[$LATEST]{processId}"),
            ["AWS_LAMBDA_RUNTIME_API"] = $"{RuntimeApi}/{processId}",
            ["LAMBDA_TASK_ROOT"] = folder,
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
            ["TABLE_NAME"] = Options.TableName,
            ["SERVICE"] = "blog",
            ["STAGE"] = "local",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = TableUrl.AbsoluteUri.TrimEnd('/'),
        })
            environment[name] = value;
        return environment;
    }

    private static Dictionary<string, string> LocalCaller => new(StringComparer.Ordinal)
    {
        ["AWS_REGION"] = LocalRegion,
        ["AWS_DEFAULT_REGION"] = LocalRegion,
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_SESSION_TOKEN"] = "local",
    };

    private static Dictionary<string, string> RemoteCaller() => Inherited.Environment(LocalCaller.Keys);
}
