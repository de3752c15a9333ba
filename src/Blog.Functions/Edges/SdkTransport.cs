using System.Net;

namespace Blog.Functions.Edges;

/// <summary>
/// Sends one attempt of the SDK at a time, bounded as a whole: the SDK's own limits leave out asynchronous calls and
/// the response's body. What it throws, the SDK's retry policy sends again. While it rehearses, it answers by itself.
/// </summary>
internal sealed class SdkTransport(HttpMessageHandler network) : DelegatingHandler(network)
{
    private const long LargestResponse = 16 * 1024 * 1024;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    private byte[]? canned;

    /// <summary>The address of the last request: the SDK alone knows it, by its rules for endpoints.</summary>
    internal Uri? Address { get; private set; }

    /// <summary>Runs a step whose requests all get this response, in JSON; none of them leaves the process.</summary>
    internal async Task Rehearse(byte[] response, Func<Task> step)
    {
        canned = response;
        try
        {
            await step();
        }
        finally
        {
            canned = null;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        Address = request.RequestUri;
        if (canned is { } body)
            return new(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request };
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(AttemptTimeout);
        try
        {
            return await SendWhole(request, attempt.Token);
        }
        catch (OperationCanceledException late) when (late.InnerException is TimeoutException)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "There is no connection in time.", late);
        }
        catch (HttpRequestException broken) when (broken.InnerException is IOException)
        {
            // The SDK would throw the inner one alone, which does not say whether the request was sent.
            throw new IOException(broken.Message, broken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No response came within {AttemptTimeout.TotalSeconds} s.", late);
        }
    }

    private async Task<HttpResponseMessage> SendWhole(HttpRequestMessage request, CancellationToken attempt)
    {
        var response = await base.SendAsync(request, attempt);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestResponse, attempt);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
