using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Blog.RuntimeConduct;

/// <summary>
/// Stands in for DynamoDB behind TLS: it knows no item. Its certificate is for localhost, signed by an authority of its
/// own or by one below that, which it does not send.
/// </summary>
internal sealed class SecureTable : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private int requests;

    private SecureTable(X509Certificate2 certificate, string authorityPem)
    {
        this.certificate = certificate;
        TrustFile = Path.GetTempFileName();
        File.WriteAllText(TrustFile, authorityPem);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept();
    }

    internal int Port { get; }

    /// <summary>The authority's certificate, as SSL_CERT_FILE has it.</summary>
    internal string TrustFile { get; }

    internal int Requests => requests;

    internal static SecureTable Start() => Start(new Uri("http://127.0.0.1:1/none"), isChainWhole: true);

    /// <param name="issuerAddress">Where the certificate says that its issuer's own can be had.</param>
    internal static SecureTable WithoutItsIssuer(Uri issuerAddress) => Start(issuerAddress, isChainWhole: false);

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
        File.Delete(TrustFile);
    }

    private static SecureTable Start(Uri issuerAddress, bool isChainWhole)
    {
        using var root = Authority("CN=Root");
        using var between = Signed(root, "CN=Between", isAuthority: true, issuerAddress);
        return new(
            Signed(isChainWhole ? root : between, "CN=localhost", isAuthority: false, issuerAddress),
            root.ExportCertificatePem());
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = Request(name, key, isAuthority: true);
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }

    private static X509Certificate2 Signed(X509Certificate2 signer, string name, bool isAuthority, Uri issuerAddress)
    {
        using var key = RSA.Create(2048);
        var request = Request(name, key, isAuthority);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension(ocspUris: null, [issuerAddress.AbsoluteUri]));
        using var signed = request.Create(signer, Now.AddHours(-1), Now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = new SslStream(client.GetStream());
            // Not to complete the chain from this machine's stores.
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(
                    certificate,
                    additionalCertificates: null,
                    offline: true),
            });
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadRequest(reader))
            {
                Interlocked.Increment(ref requests);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
            }
        }
        catch (Exception broken) when (broken is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The function does not trust it, or has ended.
        }
    }

    private static async Task<bool> ReadRequest(StreamReader reader)
    {
        var length = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(line[16..], System.Globalization.CultureInfo.InvariantCulture);
            if (line.Length == 0) return await reader.ReadBlockAsync(new char[length]) == length;
        }

        return false;
    }
}
