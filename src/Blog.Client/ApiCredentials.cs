using Blog.Client.Http;

namespace Blog.Client;

/// <summary>
/// How requests show who sends them: by a bearer token, or by an AWS signature. The source is asked before each
/// attempt, so that a retry has a token that still holds and a signature of its own time; it should keep what it gives
/// until that expires. If it throws, the attempt is not sent.
/// </summary>
public abstract class ApiCredentials
{
    private protected ApiCredentials() { }

    /// <summary>A token in <c>Authorization: Bearer</c>, as an API with <c>writers=jwt</c> asks for it.</summary>
    /// <param name="source">Gives the token, without <c>Bearer</c>.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    public static ApiCredentials Bearer(Func<CancellationToken, ValueTask<string>> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new BearerCredentials(source);
    }

    /// <summary>A Signature Version 4 of each request, as an API with <c>writers=iam</c> asks for it.</summary>
    /// <param name="source">Gives the access key; that of the AWS SDK for .NET can stand behind it.</param>
    /// <param name="region">The region of the API, such as <c>eu-west-1</c>.</param>
    /// <exception cref="ArgumentException">There is no source, or no region.</exception>
    public static ApiCredentials Aws(Func<CancellationToken, ValueTask<AwsCredentials>> source, string region)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return new SigningCredentials(source, region);
    }

    /// <summary>Adds what shows the caller to a request that is complete but for that.</summary>
    internal abstract ValueTask AddTo(
        HttpRequestMessage message,
        byte[] body,
        DateTimeOffset now,
        CancellationToken cancellationToken);
}
