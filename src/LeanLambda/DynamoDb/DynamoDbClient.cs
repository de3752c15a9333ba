using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>
/// Six operations of DynamoDB, with the SDK's requests, responses, marshallers and unmarshallers, and without its
/// client. Each call blocks its thread and is bounded: at most three attempts of three seconds, within the token that
/// it is given. The pauses between them are at most 50 ms, after throttling two seconds, and five more if DynamoDB asks
/// for them. Attempts are repeated by the rules of the SDK's standard retry mode, its retry quota included, with one
/// exception: a put, update or delete that may have been done is not sent again. Safe for use by several threads.
/// <para>Errors: <see cref="AmazonDynamoDBException"/> and the exceptions derived from it, as the SDK throws them, if
/// DynamoDB refuses the request, with its request id;
/// <see cref="UnreadableResponseException"/> if DynamoDB reported success by a response that cannot be read;
/// <see cref="HttpRequestException"/> if the network or the server failed, with the cause within;
/// <see cref="TimeoutException"/> if no response came within the last attempt;
/// <see cref="OperationCanceledException"/> if the token ended the call;
/// <see cref="ServerCertificateException"/> if the server's certificate is refused. <see cref="UnknownOutcome"/> says
/// whether a put, update or delete may have been done; a transaction may have been done whatever it throws.</para>
/// </summary>
public sealed class DynamoDbClient : IDisposable
{
    private readonly RequestSender sender;
    private readonly HttpSend send;
    private readonly HttpChannel? channel;

    /// <summary>
    /// A client of the endpoint, region and credentials of the settings. It connects with the first request.
    /// </summary>
    public DynamoDbClient(DynamoDbSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        channel = new(settings.Endpoint);
        send = channel.Send;
        sender = new(settings, send, Attempts.Default);
    }

    internal DynamoDbClient(DynamoDbSettings settings, HttpSend send, Attempts attempts) =>
        (this.send, sender) = (send, new(settings, send, attempts));

    /// <summary>
    /// A client to rehearse with: nothing leaves the process, and every request gets the same response.
    /// </summary>
    /// <param name="settings">As for the real client.</param>
    /// <param name="body">The body, in JSON, of a response with status 200.</param>
    public static DynamoDbClient WithCannedResponse(DynamoDbSettings settings, byte[] body) =>
        new(settings, (_, _) => new(200, [], body), Attempts.Default);

    /// <summary>
    /// Begins to connect, for the first request, and returns at once. A connection not used for ten seconds is dropped.
    /// </summary>
    public void BeginConnect() => channel?.BeginConnect();

    /// <summary>
    /// Completes a connection, its TLS handshake included, by an unsigned <c>GET /</c>, which DynamoDB answers at no
    /// charge and without a permission. Only the token bounds the wait. Errors are those of a call.
    /// </summary>
    public void Connect(CancellationToken cancel) => send(new("GET", "/", []), cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.PutItemAsync(PutItemRequest, CancellationToken)"/>
    public PutItemResponse PutItem(PutItemRequest request, CancellationToken cancel) =>
        (PutItemResponse)Send(
            PutItemRequestMarshaller.Instance.Marshall(request),
            PutItemResponseUnmarshaller.Instance,
            isRepeatable: false,
            cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.GetItemAsync(GetItemRequest, CancellationToken)"/>
    public GetItemResponse GetItem(GetItemRequest request, CancellationToken cancel) =>
        (GetItemResponse)Send(
            GetItemRequestMarshaller.Instance.Marshall(request),
            GetItemResponseUnmarshaller.Instance,
            isRepeatable: true,
            cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.UpdateItemAsync(UpdateItemRequest, CancellationToken)"/>
    public UpdateItemResponse UpdateItem(UpdateItemRequest request, CancellationToken cancel) =>
        (UpdateItemResponse)Send(
            UpdateItemRequestMarshaller.Instance.Marshall(request),
            UpdateItemResponseUnmarshaller.Instance,
            isRepeatable: false,
            cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.DeleteItemAsync(DeleteItemRequest, CancellationToken)"/>
    public DeleteItemResponse DeleteItem(DeleteItemRequest request, CancellationToken cancel) =>
        (DeleteItemResponse)Send(
            DeleteItemRequestMarshaller.Instance.Marshall(request),
            DeleteItemResponseUnmarshaller.Instance,
            isRepeatable: false,
            cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.QueryAsync(QueryRequest, CancellationToken)"/>
    public QueryResponse Query(QueryRequest request, CancellationToken cancel) =>
        (QueryResponse)Send(
            QueryRequestMarshaller.Instance.Marshall(request),
            QueryResponseUnmarshaller.Instance,
            isRepeatable: true,
            cancel);

    /// <inheritdoc cref="AmazonDynamoDBClient.TransactWriteItemsAsync(TransactWriteItemsRequest, CancellationToken)"/>
    /// <remarks>
    /// Its token lets DynamoDB do it once, however often it comes; the SDK's marshaller draws one if it has none.
    /// </remarks>
    public TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request, CancellationToken cancel) =>
        (TransactWriteItemsResponse)Send(
            TransactWriteItemsRequestMarshaller.Instance.Marshall(request),
            TransactWriteItemsResponseUnmarshaller.Instance,
            isRepeatable: true,
            cancel);

    /// <inheritdoc/>
    public void Dispose() => channel?.Dispose();

    private AmazonWebServiceResponse Send(
        IRequest request, ResponseUnmarshaller unmarshaller, bool isRepeatable, CancellationToken cancel)
    {
        using (request) return sender.Send(request, unmarshaller, isRepeatable, cancel);
    }
}
