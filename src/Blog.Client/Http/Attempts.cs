namespace Blog.Client.Http;

/// <summary>
/// The attempts of one request; <c>afterDoubt</c> says that it follows a write that may have been done.
/// </summary>
internal sealed class Attempts(Sender sender, ApiRequest request, bool afterDoubt)
{
    public int Count { get; private set; }

    /// <summary>The server may have done what was asked, though no attempt was told so.</summary>
    public bool MayHaveBeenDone { get; private set; } = afterDoubt;

    /// <summary>One more.</summary>
    public async ValueTask<Reply> Make(CancellationToken cancellationToken)
    {
        Count++;
        // Outside of the try: where this throws, nothing has left.
        using var message = await sender.Message(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await sender.Http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var reply = await Reply.From(request, response, cancellationToken).ConfigureAwait(false);
            var answered = reply with { AfterDoubt = MayHaveBeenDone };
            MayHaveBeenDone |= request.IsWrite && reply.IsServerFault;
            return answered;
        }
        catch (Exception lost) when (!NeverLeft(lost))
        {
            MayHaveBeenDone |= request.IsWrite;
            throw;
        }
    }

    private static bool NeverLeft(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };
}
