namespace Blog.Functions.Dynamo;

/// <summary>The way to DynamoDB, on which an answer can be put in place of the network's.</summary>
internal sealed class DynamoWire(HttpMessageHandler network) : DelegatingHandler(network)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private HttpResponseMessage? canned;

    /// <summary>Until the result is disposed of, every request gets this answer and none leaves the process.</summary>
    internal IDisposable Answer(HttpResponseMessage answer) => new Canned(this, canned = answer);

    /// <summary>
    /// Connects, with the handshake, by an unsigned <c>GET /</c>, which DynamoDB answers at no charge and without a
    /// permission. Gives up after a second: the first request then connects itself.
    /// </summary>
    internal async Task Connect(Uri endpoint)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        using var answer = await base.SendAsync(request, patience.Token);
        await answer.Content.CopyToAsync(Stream.Null, patience.Token);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        canned is { } answer ? Task.FromResult(answer) : base.SendAsync(request, cancellationToken);

    private sealed class Canned(DynamoWire wire, HttpResponseMessage answer) : IDisposable
    {
        public void Dispose()
        {
            wire.canned = null;
            answer.Dispose();
        }
    }
}
