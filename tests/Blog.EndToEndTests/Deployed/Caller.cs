using Amazon.Runtime;
using Blog.Client.Http;

namespace Blog.EndToEndTests.Deployed;

/// <summary>How a request shows who sends it.</summary>
internal abstract record Caller
{
    private Caller() { }

    /// <summary>Not at all.</summary>
    internal sealed record Nobody : Caller;

    /// <summary>By a JSON web token.</summary>
    internal sealed record Bearer(string Token) : Caller
    {
        public override string ToString() => "the caller of the token";
    }

    /// <summary>By a signature.</summary>
    internal sealed record Aws(AWSCredentials Credentials, string Region) : Caller
    {
        public override string ToString() => $"the AWS principal, signing for {Region}";
    }

    private static async Task SignWith(ImmutableCredentials key, string region, HttpRequestMessage request) =>
        new SignatureV4(new(key.AccessKey, key.SecretKey, key.Token), region, "execute-api").Sign(
            request,
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(),
            DateTimeOffset.UtcNow);

    internal async Task Sign(HttpRequestMessage request)
    {
        if (this is Bearer(var token))
            request.Headers.Authorization = new("Bearer", token);
        if (this is Aws(var credentials, var region))
            await SignWith(await credentials.GetCredentialsAsync(), region, request);
    }
}
