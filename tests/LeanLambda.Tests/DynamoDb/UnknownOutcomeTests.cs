using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.DynamoDb;

/// <summary>Whether a write may have been done, by the error that its caller gets.</summary>
public sealed class UnknownOutcomeTests
{
    [Theory]
    [InlineData(400, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(200, true)]
    [InlineData(307, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(0, true)]
    public void Only_a_refusal_by_the_service_says_that_nothing_was_done(int status, bool unknown) => Assert.Equal(
        unknown,
        UnknownOutcome.After(new AmazonDynamoDBException("", ErrorType.Unknown, "", "", (HttpStatusCode)status)));

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public void Without_a_connection_nothing_was_done(HttpRequestError kind, bool unknown)
    {
        var network = new HttpRequestException(kind, "", new SocketException((int)SocketError.ConnectionReset));
        Assert.Equal(unknown, UnknownOutcome.After(network));
        var late = new TimeoutException("", new OperationCanceledException("", network));
        Assert.Equal(unknown, UnknownOutcome.After(late));
    }

    [Fact]
    public void Whatever_else_happens_the_outcome_is_unknown() => Assert.All(
        [
            new IOException("", new SocketException((int)SocketError.ConnectionReset)),
            new IOException("", new AuthenticationException()),
            new OperationCanceledException(),
            new TimeoutException("", new TaskCanceledException()),
            new InvalidOperationException(),
        ],
        (Exception error) => Assert.True(UnknownOutcome.After(error), error.ToString()));
}
