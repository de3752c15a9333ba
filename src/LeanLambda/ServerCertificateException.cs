using System.Security.Authentication;

namespace LeanLambda;

/// <summary>
/// The server's certificate is refused, and the message says why: it is expired, for another host, or from an authority
/// that is not trusted. The request was not sent. Sending it again does not help, so it is no outage.
/// </summary>
public sealed class ServerCertificateException(string message, Exception innerException)
    : AuthenticationException(message, innerException);
