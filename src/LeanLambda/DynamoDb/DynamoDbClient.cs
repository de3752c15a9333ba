using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>
/// Six operations of DynamoDB, with the SDK's requests, responses, marshallers and unmarshallers, and without its client. Each
/// call blocks its thread and is bounded: at most three tries of three seconds, within the deadline. Throws what the SDK throws.
/// </summary>
public sealed class DynamoDbClient : IDisposable
{
    private const int Tries = 3;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LongestFirstPause = TimeSpan.FromMilliseconds(50);

    private readonly DynamoDbSigner signer;
    private readonly Exchange exchange;
    private readonly HttpChannel? channel;

    /// <summary>Over a connection to the service.</summary>
    public DynamoDbClient(DynamoDbSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        channel = new(settings.Endpoint);
        (signer, exchange) = (new(settings), channel.Exchange);
    }

    internal DynamoDbClient(DynamoDbSettings settings, Exchange exchange) => (signer, this.exchange) = (new(settings), exchange);

    /// <summary>A client to rehearse with: nothing leaves the process, and every request gets this answer.</summary>
    /// <param name="settings">As for the real client.</param>
    /// <param name="answer">The body, in JSON, of a response with status 200.</param>
    public static DynamoDbClient Canned(DynamoDbSettings settings, byte[] answer) => new(settings, (_, _) => new(200, [], answer));

    /// <summary>Begins to connect, for the first request.</summary>
    public void BeginConnect() => channel?.Dial();

    /// <summary>Sends an unsigned <c>GET /</c>, which DynamoDB answers at no charge and without a permission.</summary>
    public void Greet(CancellationToken cancel) => exchange(new("GET", "/", []), cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.PutItemAsync(PutItemRequest, CancellationToken)"/>
    public PutItemResponse PutItem(PutItemRequest request, CancellationToken deadline) =>
        Call<PutItemResponse>(PutItemRequestMarshaller.Instance.Marshall(request), PutItemResponseUnmarshaller.Instance, deadline);

    /// <inheritdoc cref="AmazonDynamoDBClient.GetItemAsync(GetItemRequest, CancellationToken)"/>
    public GetItemResponse GetItem(GetItemRequest request, CancellationToken deadline) =>
        Call<GetItemResponse>(GetItemRequestMarshaller.Instance.Marshall(request), GetItemResponseUnmarshaller.Instance, deadline);

    /// <inheritdoc cref="AmazonDynamoDBClient.UpdateItemAsync(UpdateItemRequest, CancellationToken)"/>
    public UpdateItemResponse UpdateItem(UpdateItemRequest request, CancellationToken deadline) =>
        Call<UpdateItemResponse>(UpdateItemRequestMarshaller.Instance.Marshall(request), UpdateItemResponseUnmarshaller.Instance, deadline);

    /// <inheritdoc cref="AmazonDynamoDBClient.DeleteItemAsync(DeleteItemRequest, CancellationToken)"/>
    public DeleteItemResponse DeleteItem(DeleteItemRequest request, CancellationToken deadline) =>
        Call<DeleteItemResponse>(DeleteItemRequestMarshaller.Instance.Marshall(request), DeleteItemResponseUnmarshaller.Instance, deadline);

    /// <inheritdoc cref="AmazonDynamoDBClient.QueryAsync(QueryRequest, CancellationToken)"/>
    public QueryResponse Query(QueryRequest request, CancellationToken deadline) =>
        Call<QueryResponse>(QueryRequestMarshaller.Instance.Marshall(request), QueryResponseUnmarshaller.Instance, deadline);

    /// <inheritdoc cref="AmazonDynamoDBClient.TransactWriteItemsAsync(TransactWriteItemsRequest, CancellationToken)"/>
    public TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request, CancellationToken deadline) =>
        Call<TransactWriteItemsResponse>(
            TransactWriteItemsRequestMarshaller.Instance.Marshall(request), TransactWriteItemsResponseUnmarshaller.Instance, deadline);

    private T Call<T>(IRequest request, ResponseUnmarshaller unmarshaller, CancellationToken deadline)
        where T : AmazonWebServiceResponse
    {
        using (request)
        {
            for (var tried = 1; ; tried++)
            {
                try
                {
                    return (T)new DynamoDbAnswer(Attempt(request, deadline)).Read(unmarshaller);
                }
                catch (Exception fault) when (tried < Tries && !deadline.IsCancellationRequested && IsWorthAnotherTry(fault))
                {
                    Pause(Random.Shared.NextDouble() * LongestFirstPause * (1 << tried), deadline);
                }
            }
        }
    }

    private HttpAnswer Attempt(IRequest request, CancellationToken deadline)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        patience.CancelAfter(AttemptTimeout);
        try
        {
            return exchange(ToHttp(request), patience.Token);
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

    private static void Pause(TimeSpan length, CancellationToken deadline)
    {
        deadline.WaitHandle.WaitOne(length);
        deadline.ThrowIfCancellationRequested();
    }

    /// <summary>A cancelled transaction is left to the caller, who knows what its conflict means.</summary>
    private static bool IsWorthAnotherTry(Exception fault) => fault switch
    {
        TransactionCanceledException => false,
        OperationCanceledException or HttpRequestException or IOException or TimeoutException => true,
        ProvisionedThroughputExceededException or RequestLimitExceededException or InternalServerErrorException => true,
        ThrottlingException or TransactionConflictException or TransactionInProgressException => true,
        AmazonServiceException service => (int)service.StatusCode >= 500,
        _ => false,
    };

    /// <inheritdoc/>
    public void Dispose() => channel?.Dispose();
}
