namespace LeanLambda.DynamoDb;

/// <summary>
/// Where DynamoDB is, and with which credentials it is called. Both are read once: Lambda gives a new process new
/// credentials, and ends it before they expire.
/// </summary>
public sealed class DynamoDbSettings
{
    internal DynamoDbSettings(Uri endpoint, string region, string accessKey, string secretKey, string sessionToken) =>
        (Endpoint, Region, AccessKey, SecretKey, SessionToken) = (endpoint, region, accessKey, secretKey, sessionToken);

    internal Uri Endpoint { get; }

    internal string Region { get; }

    internal string AccessKey { get; }

    internal string SecretKey { get; }

    /// <summary>Empty for keys that last.</summary>
    internal string SessionToken { get; }

    /// <summary>
    /// The settings by the environment's variables, as Lambda sets them: AWS_REGION or AWS_DEFAULT_REGION,
    /// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; in place of the region's public endpoint,
    /// AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL. Throws <see cref="FunctionStartException"/> if one is missing, or
    /// if a variable asks for what this client does not support: the message names the variable, its value, and what to
    /// do.
    /// </summary>
    /// <param name="variable">
    /// Gives the value of a variable: <see cref="Environment.GetEnvironmentVariable(string)"/>.
    /// </param>
    public static DynamoDbSettings From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        UnsupportedSettings.Refuse(variable);
        var region = Set(variable, "AWS_REGION") ?? Set(variable, "AWS_DEFAULT_REGION")
            ?? throw new FunctionStartException(
                "AWS_REGION is not set. It must name the region of the table, as Lambda's does.");
        if (!region.All(character => char.IsAsciiLetterOrDigit(character) || character is '-'))
            throw new FunctionStartException($"AWS_REGION is '{region}', which is not the name of a region.");
        var endpoint = EndpointSettings.From(variable, region);
        ProxySettings.Refuse(variable, endpoint);
        return new(
            endpoint,
            region,
            Required(variable, "AWS_ACCESS_KEY_ID"),
            Required(variable, "AWS_SECRET_ACCESS_KEY"),
            Credential(variable, "AWS_SESSION_TOKEN") ?? "");
    }

    /// <summary>An empty variable is as good as none.</summary>
    internal static string? Set(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;

    private static string Required(Func<string, string?> variable, string name) => Credential(variable, name)
        ?? throw new FunctionStartException(
            $"{name} is not set{UnsupportedSettings.OtherCredentials(variable)}. This client takes its credentials "
            + "from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, which Lambda sets; for any other "
            + "source, use AmazonDynamoDBClient instead.");

    /// <summary>It goes into a header, and its value never into a message.</summary>
    private static string? Credential(Func<string, string?> variable, string name) =>
        Set(variable, name) is not { } value || !value.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? Set(variable, name)
            : throw new FunctionStartException(
                $"{name} holds a space or a control character, which no credential does.");
}
