using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Blog.CdkTests;

/// <summary>The roots that DynamoDB's certificates go back to: https://www.amazontrust.com/repository/.</summary>
public class TrustStoreTests
{
    private const string System = "/etc/ssl/certs/ca-certificates.crt";

    private static readonly string[] Roots =
    [
        "Amazon Root CA 1",
        "Amazon Root CA 2",
        "Amazon Root CA 3",
        "Amazon Root CA 4",
        "Starfield Services Root Certificate Authority - G2",
    ];

    private static readonly X509Certificate2Collection Shipped =
        Certificates(Path.Combine(Repository.Root, "src/Blog.Functions/certs/amazon-roots.pem"));

    [Fact]
    public void The_functions_bring_these_five_and_no_more() =>
        Assert.Equal(Roots, Shipped.Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void They_are_those_of_the_system()
    {
        Assert.SkipUnless(File.Exists(System), $"This system has no {System} to compare with.");

        Assert.Equal(
            Certificates(System)
                .Where(certificate => Roots.Contains(NameOf(certificate)))
                .Select(Fingerprint)
                .Order(StringComparer.Ordinal),
            Shipped.Select(Fingerprint).Order(StringComparer.Ordinal));
    }

    private static X509Certificate2Collection Certificates(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }

    private static string NameOf(X509Certificate2 certificate) =>
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static string Fingerprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
