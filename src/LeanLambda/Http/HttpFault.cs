using System.Net.Sockets;
using System.Security.Authentication;

namespace LeanLambda.Http;

/// <summary>What can go wrong on the way to a server and back, as one type of exception.</summary>
internal static class HttpFault
{
    /// <summary>Whether it is a fault of the way, and not of the program.</summary>
    internal static bool Is(Exception fault) =>
        fault is IOException or SocketException or AuthenticationException or ObjectDisposedException;

    internal static HttpRequestException From(Exception fault) => fault switch
    {
        HttpIOException broken => New(broken.HttpRequestError, "The answer broke off, or is none.", fault),
        AuthenticationException => New(HttpRequestError.SecureConnectionError, "The TLS handshake failed.", fault),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            New(HttpRequestError.NameResolutionError, "The server's name has no address.", fault),
        _ => New(HttpRequestError.ConnectionError, "The connection failed.", fault),
    };

    private static HttpRequestException New(HttpRequestError error, string message, Exception fault) =>
        new(error, $"{message} {fault.Message}", fault);
}
