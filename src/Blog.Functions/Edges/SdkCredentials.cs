using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using LeanLambda;

namespace Blog.Functions.Edges;

/// <summary>
/// As whom the SDK signs: found at the start, so that a function which could not sign does not start.
/// </summary>
internal static class SdkCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Those of Lambda's variables, or else what the SDK finds: a container's, a profile's.</summary>
    internal static AWSCredentials Find()
    {
        try
        {
            return new EnvironmentVariablesAWSCredentials();
        }
        catch (InvalidOperationException)
        {
            return FindElsewhere();
        }
    }

    /// <summary>The SDK asks the network for them last, with a patience of its own.</summary>
    private static AWSCredentials FindElsewhere()
    {
        try
        {
            return Task.Run(() => DefaultAWSCredentialsIdentityResolver.GetCredentials())
                .WaitAsync(Patience).GetAwaiter().GetResult();
        }
        catch (Exception missing) when (missing is AmazonClientException or TimeoutException)
        {
            throw new FunctionStartException(
                "There are no AWS credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set.");
        }
    }
}
