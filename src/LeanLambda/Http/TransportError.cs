using System.Net.Sockets;
using System.Security.Authentication;

namespace LeanLambda.Http;

/// <summary>What can go wrong on the way to a server and back, as one type of exception.</summary>
internal static class TransportError
{
    /// <summary>
    /// Whether the network, or the server, is the cause. A certificate that is refused is not: it stays refused.
    /// </summary>
    internal static bool Is(Exception error) =>
        error is IOException or SocketException or ObjectDisposedException
        || (error is AuthenticationException and not ServerCertificateException);

    /// <summary>The server may have got the request.</summary>
    internal static HttpRequestException OfSending(Exception error) => error switch
    {
        HttpIOException broken => New(broken.HttpRequestError, "There is no whole response.", error),
        _ => New(HttpRequestError.Unknown, "The connection failed.", error),
    };

    /// <summary>The server has not got the request: the kinds of error are those that say so.</summary>
    internal static HttpRequestException OfConnecting(Exception error) => error switch
    {
        AuthenticationException => New(HttpRequestError.SecureConnectionError, "The TLS handshake failed.", error),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            New(HttpRequestError.NameResolutionError, "The server's name has no address.", error),
        _ => New(HttpRequestError.ConnectionError, "There is no connection.", error),
    };

    private static HttpRequestException New(HttpRequestError kind, string message, Exception error) =>
        new(kind, $"{message} {Reasons(error)}", error);

    /// <summary>The messages of the error and of what caused it.</summary>
    private static string Reasons(Exception error) =>
        error.InnerException is { } cause && !error.Message.Contains(cause.Message, StringComparison.Ordinal)
        ? $"{error.Message} {Reasons(cause)}"
        : error.Message;
}
