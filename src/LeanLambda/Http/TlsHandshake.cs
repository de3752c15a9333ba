using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace LeanLambda.Http;

/// <summary>Shakes hands with a server, and checks that its certificate is valid, trusted, and for its host.</summary>
internal static class TlsHandshake
{
    /// <summary>Throws <see cref="ServerCertificateException"/> for a certificate that is refused.</summary>
    internal static SslStream Run(Stream network, string host)
    {
        var refusal = "";
        var secure = new SslStream(new TlsRecordStream(network));
        try
        {
            secure.AuthenticateAsClient(new SslClientAuthenticationOptions
            {
                TargetHost = host,
                // The server sends its whole chain: nothing is fetched to complete it.
                CertificateChainPolicy = new X509ChainPolicy
                {
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
                RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                    (refusal = Refusal(chain, errors)).Length == 0,
            });
            return secure;
        }
        catch (AuthenticationException error) when (refusal.Length > 0)
        {
            throw new ServerCertificateException($"The certificate of {host} is refused: {refusal}.", error);
        }
    }

    /// <summary>Why the certificate is refused; empty if it is not.</summary>
    private static string Refusal(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return "";
        List<string> reasons = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) reasons.Add("there is none");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) reasons.Add("it is for another host");
        foreach (var status in chain?.ChainStatus ?? [])
            reasons.Add($"{status.Status} ({status.StatusInformation.Trim()})");
        return string.Join(", ", reasons);
    }
}
