using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Blog.Bench.StandIns;

/// <summary>
/// Stands in for DynamoDB so that the function alone is timed: TLS, HTTP/1.1, kept connections, and one answer for each
/// operation, made beforehand.
/// </summary>
internal sealed class CannedDynamo : IDisposable
{
    private const string TargetPrefix = "DynamoDB_20120810.";

    private readonly SslServerAuthenticationOptions tls;
    private readonly StandInServer server;

    internal CannedDynamo(Certificates certificates)
    {
        tls = new()
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(
            certificates.Server,
            new X509Certificate2Collection(),
            offline: true)
        };
        server = new(Serve);
    }

    /// <summary>As AWS_ENDPOINT_URL_DYNAMODB has it; the certificate is for that name.</summary>
    internal string Url => $"https://localhost:{server.Port}";

    public void Dispose() => server.Dispose();

    private void Serve(Stream connection)
    {
        using var stream = new SslStream(connection);
        stream.AuthenticateAsServer(tls);
        var reader = new HttpReader(stream);
        while (reader.Read() is { } request)
            stream.Write(Answer(request));
    }

    private static byte[] Answer(StandInRequest request)
    {
        if (request is { Method: "GET", Path: "/" }) return CannedAnswers.Healthy;
        var target = request.Header("X-Amz-Target");
        return request.Header("Authorization").StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)
            && target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            && CannedAnswers.ByOperation.TryGetValue(target[TargetPrefix.Length..], out var answer)
                ? answer
                : CannedAnswers.Refusal;
    }
}
