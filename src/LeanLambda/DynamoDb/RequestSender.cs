using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>Sends a request to DynamoDB, and again if the failure may pass and nothing can be done twice.</summary>
internal sealed class RequestSender(DynamoDbSettings settings, HttpSend send, Attempts attempts)
{
    internal const int MaxAttempts = 3;

    private readonly DynamoDbSigner signer = new(settings);
    private readonly ClockSkew skew = new(attempts.Clock);
    private readonly RetryQuota quota = new();

    internal AmazonWebServiceResponse Send(
        IRequest request, ResponseUnmarshaller unmarshaller, bool isRepeatable, CancellationToken cancel)
    {
        var invocation = Guid.NewGuid();
        var lastRetry = Retry.None;
        for (var attempt = 1; ; attempt++)
        {
            HttpResponse? response = null;
            try
            {
                response = Attempt(
                    ToHttp(request, invocation, attempt) with { IsRepeatable = isRepeatable }, cancel);
                var result = new DynamoDbResponse(response).Read(unmarshaller);
                quota.Return(lastRetry);
                return result;
            }
            catch (Exception error)
            {
                var retry = skew.Explains(error, response) ? Retry.Transient : RetryRules.For(error, isRepeatable);
                if (attempt == MaxAttempts || cancel.IsCancellationRequested || !quota.TryTake(retry)) throw;
                lastRetry = retry;
                var wish = response?.Header("x-amz-retry-after"u8);
                Pause(RetryPause.Before(attempt, retry, wish, attempts.Jitter), error, cancel);
            }
        }
    }

    private HttpResponse Attempt(HttpRequest request, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(attempts.Timeout);
        try
        {
            return send(request, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"DynamoDB has not responded within {attempts.Timeout.TotalSeconds} s.", late);
        }
    }

    private HttpRequest ToHttp(IRequest request, Guid invocation, int attempt)
    {
        var body = ((PooledContentStream)request.ContentStream).Content;
        var headers = signer.Headers(request.Headers["X-Amz-Target"], body.Span, skew.Now);
        headers.Add(new("user-agent", UserAgent.Value));
        headers.Add(new("amz-sdk-invocation-id", invocation.ToString()));
        headers.Add(new("amz-sdk-request", $"attempt={attempt}; max={MaxAttempts}"));
        // By it, X-Ray and the detection of recursive loops know whose event the call belongs to.
        var trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
        if (!string.IsNullOrEmpty(trace) && HttpRequest.IsHeaderValue(trace))
            headers.Add(new("x-amzn-trace-id", trace));
        return new("POST", "/", headers, body);
    }

    private static void Pause(TimeSpan length, Exception error, CancellationToken cancel)
    {
        if (cancel.WaitHandle.WaitOne(length))
            throw new OperationCanceledException(
                $"The call has no time left for another attempt: {error.Message}", error, cancel);
    }
}

/// <summary>How long one attempt may take, and what its time and its pauses are drawn from.</summary>
internal sealed record Attempts(TimeSpan Timeout, TimeProvider Clock, Random Jitter)
{
    internal static Attempts Default { get; } = new(TimeSpan.FromSeconds(3), TimeProvider.System, Random.Shared);
}
