namespace Blog.Functions.Dynamo;

/// <summary>Where DynamoDB is, and as whom the function asks it: from the environment, as Lambda sets it.</summary>
/// <param name="SessionToken">Empty for keys that last.</param>
internal sealed record DynamoSettings(Uri Endpoint, string Region, string AccessKey, string SecretKey, string SessionToken)
{
    internal static DynamoSettings From(Func<string, string?> variable)
    {
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
