using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeanLambda.Tests.Http;

/// <summary>Certificates of an authority that this process trusts, and alone.</summary>
internal static partial class TestCertificates
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly X509Certificate2 Authority = NewAuthority("CN=Test authority");

    internal static X509Certificate2 ForLocalhost { get; } = Signed(Authority, "localhost", Now.AddHours(1));

    internal static X509Certificate2 Expired { get; } = Signed(Authority, "localhost", Now.AddMinutes(-1));

    internal static X509Certificate2 ForAnotherHost { get; } = Signed(Authority, "dynamodb.example", Now.AddHours(1));

    internal static X509Certificate2 OfAnotherAuthority { get; } = Signed(
        NewAuthority("CN=Another authority"), "localhost", Now.AddHours(1));

    internal static X509Certificate2 SelfSigned { get; } = NewAuthority("CN=localhost");

    /// <summary>OpenSSL reads the variables of the process itself, once, and .NET's are a copy.</summary>
    [ModuleInitializer]
    internal static void TrustTheAuthority()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "test-authority.pem");
        File.WriteAllText(file, Authority.ExportCertificatePem());
        _ = SetVariable("SSL_CERT_FILE", file, overwrite: 1);
        _ = SetVariable("SSL_CERT_DIR", "/nonexistent", overwrite: 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);

    private static X509Certificate2 NewAuthority(string name)
    {
        using var key = RSA.Create(2048);
        return Request(name, "localhost", key, isAuthority: true).CreateSelfSigned(Now.AddDays(-2), Now.AddDays(1));
    }

    private static X509Certificate2 Signed(X509Certificate2 signer, string host, DateTimeOffset end)
    {
        using var key = RSA.Create(2048);
        using var signed = Request($"CN={host}", host, key, isAuthority: false)
            .Create(signer, Now.AddDays(-1), end, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, string host, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Parse("127.0.0.3"));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
