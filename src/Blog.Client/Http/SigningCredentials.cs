namespace Blog.Client.Http;

internal sealed class SigningCredentials(Func<CancellationToken, ValueTask<AwsCredentials>> source, string region)
    : ApiCredentials
{
    internal override async ValueTask AddTo(
        HttpRequestMessage message,
        byte[] body,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var credentials = await source(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The source of AWS credentials gave none.");
        new SignatureV4(credentials, region, "execute-api").Sign(message, body, now);
    }
}
