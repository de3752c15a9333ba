namespace LeanLambda.DynamoDb;

/// <summary>Where DynamoDB is, and as whom the function asks it: from the environment, as Lambda sets it.</summary>
/// <param name="Endpoint">The address of the service.</param>
/// <param name="Region">The region that requests are signed for.</param>
/// <param name="AccessKey">The id of the access key.</param>
/// <param name="SecretKey">The secret that requests are signed with.</param>
/// <param name="SessionToken">Empty for keys that last.</param>
public sealed record DynamoDbSettings(Uri Endpoint, string Region, string AccessKey, string SecretKey, string SessionToken)
{
    /// <param name="variable">Reads a variable of the environment.</param>
    public static DynamoDbSettings From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? "";
        return new(
            new Uri(variable("AWS_ENDPOINT_URL_DYNAMODB") ?? variable("AWS_ENDPOINT_URL") ?? PublicEndpoint(region)),
            region,
            variable("AWS_ACCESS_KEY_ID") ?? "",
            variable("AWS_SECRET_ACCESS_KEY") ?? "",
            variable("AWS_SESSION_TOKEN") ?? "");
    }

    /// <summary>https://docs.aws.amazon.com/general/latest/gr/ddb.html; other partitions name theirs in AWS_ENDPOINT_URL_DYNAMODB.</summary>
    private static string PublicEndpoint(string region) =>
        $"https://dynamodb.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}";
}
