namespace LeanLambda.DynamoDb;

/// <summary>Variables that AWS's clients honour and this one does not.</summary>
internal static class UnsupportedSettings
{
    /// <summary>The values that change nothing here, and what any other would need.</summary>
    private static readonly (string Name, string[] Allowed, string Reason)[] Refused =
    [
        ("AWS_USE_FIPS_ENDPOINT", ["false"], "calls no FIPS endpoints"),
        ("AWS_USE_DUALSTACK_ENDPOINT", ["false"], "calls no dual-stack endpoints"),
        ("AWS_ACCOUNT_ID_ENDPOINT_MODE", ["preferred", "disabled"], "calls the region's endpoint, never an account's"),
        ("AWS_ENABLE_ENDPOINT_DISCOVERY", ["false"], "discovers no endpoints"),
        ("AWS_DISABLE_CLOCK_SKEW_CORRECTION", ["false"], "corrects the clock always"),
        ("AWS_RETRY_MODE", ["standard"], "has no retry mode but the standard one"),
        ("AWS_MAX_ATTEMPTS", ["3"], "makes three attempts"),
        ("AWS_DEFAULTS_MODE", ["standard"], "has no defaults but the standard ones"),
    ];

    /// <summary>Sources of credentials that AWS's clients know besides the keys.</summary>
    private static readonly string[] CredentialSources =
    [
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
    ];

    internal static void Refuse(Func<string, string?> variable)
    {
        foreach (var (name, allowed, reason) in Refused)
            if (DynamoDbSettings.Set(variable, name) is { } value
                && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase))
                throw Refusal(name, value, reason);
    }

    /// <summary>The sources that are set, for a message about keys that are not.</summary>
    internal static string OtherCredentials(Func<string, string?> variable) => string.Concat(CredentialSources
        .Where(name => DynamoDbSettings.Set(variable, name) is not null)
        .Select(name => $", and {name} ('{variable(name)}') is not supported"));

    internal static FunctionStartException Refusal(string name, string value, string reason) =>
        new($"{name} is '{value}', and this client {reason}. Unset the variable, or use AmazonDynamoDBClient instead.");
}
