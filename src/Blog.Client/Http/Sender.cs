namespace Blog.Client.Http;

/// <summary>What makes a message of a request, and sends it.</summary>
internal sealed record Sender(HttpClient Http, string BaseAddress, ApiCredentials? Credentials, TimeProvider Clock)
{
    /// <summary>A message of its own for each attempt, with what shows its caller.</summary>
    public async ValueTask<HttpRequestMessage> Message(ApiRequest request, CancellationToken cancellationToken)
    {
        var message = request.ToMessage(BaseAddress);
        if (Credentials is not null)
            await Credentials.AddTo(message, request.Body ?? [], Clock.GetUtcNow(), cancellationToken)
                .ConfigureAwait(false);
        return message;
    }
}
