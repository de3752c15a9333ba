using Amazon.CDK.AWS.DynamoDB;
using Blog.Cdk.Settings;

namespace Blog.Cdk;

/// <summary>
/// The functions' environment; Lambda adds the log level of the logging configuration as AWS_LAMBDA_LOG_LEVEL.
/// </summary>
internal static class FunctionEnvironment
{
    internal static Dictionary<string, string> From(ITable table, StackSettings settings)
    {
        var variables = new Dictionary<string, string>
        {
            ["TABLE_NAME"] = table.TableName,
            ["SERVICE"] = settings.Service,
            ["STAGE"] = settings.Stage,
            // Of the system's certificates .NET reads each before the first handshake; DynamoDB needs five
            // (docs/adr/0009).
            ["SSL_CERT_FILE"] = "/var/task/certs/amazon-roots.pem",
            ["SSL_CERT_DIR"] = "/var/task/certs/none",
        };
        // An HTTP API answers for the functions; a REST API leaves it to them.
        if (settings.Api is { Kind: ApiKind.Rest, CorsOrigins: { Count: > 0 } origins })
            variables["CORS_ORIGINS"] = string.Join(',', origins);
        return variables;
    }
}
