using Amazon.DynamoDBv2.Model;

namespace Blog.Functions.Store;

/// <summary>
/// The six operations of DynamoDB that the store uses, each bounded by its token. They throw what the SDK throws, and one of
/// <see cref="OperationCanceledException"/>, <see cref="HttpRequestException"/>, <see cref="IOException"/> and
/// <see cref="TimeoutException"/> if no response came.
/// </summary>
internal sealed record Dynamo(
    Func<PutItemRequest, CancellationToken, Task<PutItemResponse>> PutItem,
    Func<GetItemRequest, CancellationToken, Task<GetItemResponse>> GetItem,
    Func<UpdateItemRequest, CancellationToken, Task<UpdateItemResponse>> UpdateItem,
    Func<DeleteItemRequest, CancellationToken, Task<DeleteItemResponse>> DeleteItem,
    Func<QueryRequest, CancellationToken, Task<QueryResponse>> Query,
    Func<TransactWriteItemsRequest, CancellationToken, Task<TransactWriteItemsResponse>> TransactWriteItems);
