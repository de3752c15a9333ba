namespace Blog.Client;

/// <summary>An AWS access key, of a user or of a session.</summary>
/// <param name="AccessKeyId">As <c>AKIA...</c> or <c>ASIA...</c>.</param>
/// <param name="SecretAccessKey">Never sent: it signs.</param>
/// <param name="SessionToken">Of a session's key; null for a user's.</param>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The key's id alone, so that a log holds no secret.</summary>
    public override string ToString() => $"{nameof(AwsCredentials)} {{ AccessKeyId = {AccessKeyId} }}";
}
