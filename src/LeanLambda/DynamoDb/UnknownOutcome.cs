using Amazon.Runtime;

namespace LeanLambda.DynamoDb;

/// <summary>Whether DynamoDB may have done what a request asked for, although the request failed.</summary>
public static class UnknownOutcome
{
    /// <summary>
    /// False if the error shows that nothing was done: a refusal by DynamoDB, with a status from 400 to 499, or a
    /// connection that was never made. Everything else leaves the outcome unknown: a status of 500 and more, a broken
    /// connection, silence, a success that cannot be read.
    /// </summary>
    /// <param name="error">Of a request that was sent once; of this client, or of the SDK's.</param>
    public static bool After(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            AmazonServiceException service => (int)service.StatusCode is < 400 or >= 500,
            HttpRequestException network => WasConnected(network),
            ServerCertificateException => false,
            { InnerException: { } cause } => After(cause),
            _ => true,
        };
    }

    private static bool WasConnected(HttpRequestException error) => error.HttpRequestError is not (
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
}
