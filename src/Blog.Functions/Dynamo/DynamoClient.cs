using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Blog.Functions.Http;

namespace Blog.Functions.Dynamo;

/// <summary>
/// The operations of DynamoDB that the functions use, with the SDK's requests, responses, marshallers and unmarshallers, and
/// without its client (docs/adr/0014). Each is bounded: at most three tries of three seconds, within the deadline. Throws
/// what the SDK throws.
/// </summary>
/// <param name="exchange">The way to DynamoDB.</param>
internal sealed class DynamoClient(DynamoSettings settings, Exchange exchange)
{
    private const int Tries = 3;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LongestFirstPause = TimeSpan.FromMilliseconds(50);

    private readonly DynamoSigner signer = new(settings);

    internal Task<PutItemResponse> PutItem(PutItemRequest request, CancellationToken deadline) =>
        Call<PutItemResponse>(PutItemRequestMarshaller.Instance.Marshall(request), PutItemResponseUnmarshaller.Instance, deadline);

    internal Task<GetItemResponse> GetItem(GetItemRequest request, CancellationToken deadline) =>
        Call<GetItemResponse>(GetItemRequestMarshaller.Instance.Marshall(request), GetItemResponseUnmarshaller.Instance, deadline);

    internal Task<UpdateItemResponse> UpdateItem(UpdateItemRequest request, CancellationToken deadline) =>
        Call<UpdateItemResponse>(UpdateItemRequestMarshaller.Instance.Marshall(request), UpdateItemResponseUnmarshaller.Instance, deadline);

    internal Task<DeleteItemResponse> DeleteItem(DeleteItemRequest request, CancellationToken deadline) =>
        Call<DeleteItemResponse>(DeleteItemRequestMarshaller.Instance.Marshall(request), DeleteItemResponseUnmarshaller.Instance, deadline);

    internal Task<QueryResponse> Query(QueryRequest request, CancellationToken deadline) =>
        Call<QueryResponse>(QueryRequestMarshaller.Instance.Marshall(request), QueryResponseUnmarshaller.Instance, deadline);

    internal Task<TransactWriteItemsResponse> TransactWriteItems(TransactWriteItemsRequest request, CancellationToken deadline) =>
        Call<TransactWriteItemsResponse>(
            TransactWriteItemsRequestMarshaller.Instance.Marshall(request), TransactWriteItemsResponseUnmarshaller.Instance, deadline);

    private async Task<T> Call<T>(IRequest request, ResponseUnmarshaller unmarshaller, CancellationToken deadline)
        where T : AmazonWebServiceResponse
    {
        using (request)
        {
            for (var tried = 1; ; tried++)
            {
                try
                {
                    return (T)new DynamoAnswer(await Attempt(request, deadline)).Read(unmarshaller);
                }
                catch (Exception fault) when (tried < Tries && !deadline.IsCancellationRequested && IsWorthAnotherTry(fault))
                {
                    await Task.Delay(Random.Shared.NextDouble() * LongestFirstPause * (1 << tried), deadline);
                }
            }
        }
    }

    private async Task<HttpAnswer> Attempt(IRequest request, CancellationToken deadline)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        patience.CancelAfter(AttemptTimeout);
        try
        {
            return await exchange(ToHttp(request), patience.Token);
        }
        catch (OperationCanceledException late) when (!deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"DynamoDB did not answer within {AttemptTimeout.TotalSeconds} s.", late);
        }
    }

    private HttpRequest ToHttp(IRequest request)
    {
        var body = ((PooledContentStream)request.ContentStream).Content;
        var headers = signer.Headers(request.Headers["X-Amz-Target"], body.Span, DateTimeOffset.UtcNow);
        // By it X-Ray and the detection of recursive loops know whose event the call belongs to.
        if (Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") is { Length: > 0 } trace) headers.Add(new("x-amzn-trace-id", trace));
        return new("POST", "/", headers, body);
    }

    /// <summary>Conflicts of transactions have pauses of their own: <see cref="Conflicts"/>.</summary>
    private static bool IsWorthAnotherTry(Exception fault) => fault is not TransactionCanceledException && Availability.IsAway(fault);
}
