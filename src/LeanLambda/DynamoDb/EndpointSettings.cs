namespace LeanLambda.DynamoDb;

/// <summary>The address of the service, by the environment.</summary>
internal static class EndpointSettings
{
    /// <summary>What the names of commercial regions begin with: us-east-1, mx-central-1.</summary>
    private static readonly string[] CommercialPrefixes = ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"];

    internal static Uri From(Func<string, string?> variable, string region)
    {
        string[] names = IgnoresConfigured(variable) ? [] : ["AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL"];
        foreach (var name in names)
            if (DynamoDbSettings.Set(variable, name) is { } value) return Named(name, value);
        return IsCommercial(region)
            ? new Uri($"https://dynamodb.{region}.amazonaws.com")
            : throw new FunctionStartException(
                $"AWS_REGION is '{region}', and this client knows the endpoints of commercial regions only. "
                + "Name the endpoint in AWS_ENDPOINT_URL_DYNAMODB, or use AmazonDynamoDBClient instead.");
    }

    private static bool IgnoresConfigured(Func<string, string?> variable) =>
        string.Equals(variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase);

    private static Uri Named(string name, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http"))
            throw UnsupportedSettings.Refusal(name, value, "takes an address such as https://host:port");
        return endpoint is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? endpoint
            : throw UnsupportedSettings.Refusal(name, value, "takes an address with no path, query, fragment or user");
    }

    /// <summary>By the form of its name, as AWS's rules for the partition <c>aws</c> tell it.</summary>
    private static bool IsCommercial(string region) =>
        region.Split('-') is [var prefix, { Length: > 0 } place, { Length: > 0 } number]
        && CommercialPrefixes.Contains(prefix) && place.All(char.IsAsciiLetterOrDigit) && number.All(char.IsAsciiDigit);
}
