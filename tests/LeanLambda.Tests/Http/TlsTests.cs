using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using LeanLambda.Http;
using static LeanLambda.Tests.Http.ScriptedServer;

namespace LeanLambda.Tests.Http;

/// <summary>HTTP over TLS: whose certificate is taken, and that no byte outlives its response.</summary>
public sealed class TlsTests
{
    private static readonly HttpRequest Get = new("GET", "/", []);

    [Fact]
    public void A_connection_is_kept_between_responses()
    {
        using var server = RespondingOverTls(TestCertificates.ForLocalhost, [Ok("first"), Ok("second"), Ok("third")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal(["first", "second", "third"], [Text(channel), Text(channel), Text(channel)]);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(Then)]
    [InlineData("")]
    public void What_comes_behind_a_response_is_never_taken_for_the_next(string seam)
    {
        using var server = RespondingOverTls(
            TestCertificates.ForLocalhost, [Ok("first") + seam + Ok("unasked"), Ok("late")], [Ok("next")]);
        using var channel = new HttpChannel(server.Url);
        Assert.Equal("first", Text(channel));
        Thread.Sleep(50);
        Assert.Equal("next", Text(channel));
    }

    /// <summary>Wherever the records end, and whatever the sizes are.</summary>
    [Fact]
    public void Whole_responses_are_read_and_what_is_left_over_ends_the_connection()
    {
        var sizes = Gen.OneOf(Gen.Int[0, 100], Gen.Int[16_300, 16_500], Gen.Int[32_700, 33_000], Gen.Int[0, 70_000]);
        Gen.Select(sizes, Gen.Int[1, 40], sizes, sizes, Gen.Bool).Sample(
            (size, surplus, seam, other, chunked) =>
            {
                var body = new string('b', size);
                var response = chunked
                    ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + $"{(size > 0 ? $"{size:x}\r\n{body}\r\n" : "")}0\r\n\r\n"
                    : Ok(body);
                var sent = WithSeams(response + Ok("unasked")[..surplus], [seam, other]);
                using var server = RespondingOverTls(TestCertificates.ForLocalhost, [sent, Ok("late")], [Ok("next")]);
                using var channel = new HttpChannel(server.Url);
                return Text(channel) == body && Settled() && Text(channel) == "next";
            },
            iter: 60,
            threads: 2);

        static bool Settled()
        {
            Thread.Sleep(20);
            return true;
        }
    }

    [Theory]
    [InlineData(nameof(TestCertificates.Expired), "NotTimeValid")]
    [InlineData(nameof(TestCertificates.ForAnotherHost), "another host")]
    [InlineData(nameof(TestCertificates.OfAnotherAuthority), "PartialChain")]
    [InlineData(nameof(TestCertificates.SelfSigned), "UntrustedRoot")]
    public void A_certificate_that_is_refused_is_an_error_that_says_why(string certificate, string reason)
    {
        using var server = RespondingOverTls(Certificate(certificate), [Ok("never")], [Ok("never")]);
        using var channel = new HttpChannel(server.Url);
        var error = Assert.Throws<ServerCertificateException>(() => channel.Send(Get, CancellationToken.None));
        Assert.Contains("localhost", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_server_that_does_not_speak_TLS_is_an_error_of_the_connection()
    {
        using var server = Responding([Ok("plain")]);
        using var channel = new HttpChannel(new($"https://localhost:{server.Url.Port}"));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        // It waits for the end of a request that never comes.
        Assert.Throws<OperationCanceledException>(() => channel.Send(Get, patience.Token));
    }

    [Fact]
    public void A_server_that_hangs_up_during_the_handshake_is_an_error_of_the_connection()
    {
        using var server = Responding([HangUp]);
        using var channel = new HttpChannel(new($"https://localhost:{server.Url.Port}"));
        var error = Assert.Throws<HttpRequestException>(() => channel.Send(Get, CancellationToken.None));
        Assert.IsNotType<AuthenticationException>(error.InnerException);
    }

    private static string WithSeams(string text, int[] seams)
    {
        foreach (var seam in seams.Order().Reverse())
            if (seam < text.Length) text = text.Insert(seam, Then);
        return text;
    }

    private static X509Certificate2 Certificate(string name) => name switch
    {
        nameof(TestCertificates.Expired) => TestCertificates.Expired,
        nameof(TestCertificates.ForAnotherHost) => TestCertificates.ForAnotherHost,
        nameof(TestCertificates.OfAnotherAuthority) => TestCertificates.OfAnotherAuthority,
        _ => TestCertificates.SelfSigned,
    };

    private static string Text(HttpChannel channel) =>
        Encoding.UTF8.GetString(channel.Send(Get, CancellationToken.None).Body);
}
