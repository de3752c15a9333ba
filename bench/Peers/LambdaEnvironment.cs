using System.Globalization;

namespace Blog.Bench.Peers;

/// <summary>
/// What Lambda sets for every function (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
/// </summary>
internal static class LambdaEnvironment
{
    internal const string Table = "blog-bench";

    /// <param name="runtimeApi">Host and port.</param>
    /// <param name="memory">MB, as the function is told.</param>
    /// <param name="tableUrl">DynamoDB's endpoint.</param>
    internal static Dictionary<string, string> For(Peer peer, string runtimeApi, int memory, string tableUrl)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_HANDLER"] = peer.Route.Name,
            ["AWS_ACCESS_KEY_ID"] = "ASIAIOSFODNN7EXAMPLE",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = tableUrl,
            ["AWS_EXECUTION_ENV"] = "AWS_Lambda_provided.al2023",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = memory.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_FUNCTION_NAME"] = "blog-bench",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/blog-bench",
            ["AWS_LAMBDA_LOG_LEVEL"] = "INFO",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/11/24/[$LATEST]4459c970fa6d4c77aca62c95850fce54",
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            ["AWS_SESSION_TOKEN"] = SessionToken,
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(peer.Deployed[0])!,
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin:/opt/bin",
            ["TABLE_NAME"] = Table,
            ["TZ"] = ":UTC",
        };
        foreach (var (name, value) in peer.Variables) variables[name] = value;
        return variables;
    }

    /// <summary>As long as those that Lambda gives out: it is signed and sent with each request.</summary>
    private static string SessionToken { get; } = "IQoJb3JpZ2luX2VjE" + new string('x', 700);
}
