using System.Net.Http.Headers;

namespace Blog.Client.Http;

internal sealed class BearerCredentials(Func<CancellationToken, ValueTask<string>> source) : ApiCredentials
{
    internal override async ValueTask AddTo(
        HttpRequestMessage message,
        byte[] body,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var token = await source(cancellationToken).ConfigureAwait(false);
        // The message must not repeat the token: it would end in a log.
        message.Headers.Authorization = !string.IsNullOrEmpty(token) && token.All(c => c is > ' ' and <= '~')
            ? new AuthenticationHeaderValue("Bearer", token)
            : throw new InvalidOperationException("The source of tokens gave none that can stand in a header.");
    }
}
