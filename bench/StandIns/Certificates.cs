using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Blog.Bench.StandIns;

/// <summary>
/// A certificate authority of this run's own, and the certificate of <c>localhost</c> that it signed; RSA of 2048 bits,
/// as DynamoDB's.
/// </summary>
internal sealed class Certificates
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1), Until = From.AddDays(30);

    internal Certificates()
    {
        using var authorityKey = RSA.Create(2048);
        var authority = Request("CN=Blog bench CA", authorityKey);
        authority.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        authority.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        authority.CertificateExtensions.Add(
            new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        using var signer = authority.CreateSelfSigned(From, Until);
        AuthorityPem = signer.ExportCertificatePem() + "\n";
        Server = Sign(signer);
    }

    /// <summary>What a client must trust.</summary>
    internal string AuthorityPem { get; }

    internal X509Certificate2 Server { get; }

    private static X509Certificate2 Sign(X509Certificate2 signer)
    {
        using var key = RSA.Create(2048);
        var request = Request("CN=localhost", key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        // server authentication
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(signer, true, false));
        using var signed = request.Create(signer, From, Until, RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, RSA key) =>
        new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
