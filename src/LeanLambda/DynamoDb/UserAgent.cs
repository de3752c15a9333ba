namespace LeanLambda.DynamoDb;

/// <summary>By which AWS's logs tell this client from others.</summary>
internal static class UserAgent
{
    internal const string Version = "0.1.0";

    internal static readonly string Value =
        $"LeanLambda/{Version} lang/.NET#{Environment.Version} lib/AWSSDK.DynamoDBv2";
}
