using Amazon.DynamoDBv2.Model;

namespace Blog.Functions.Store;

/// <summary>
/// The six operations of DynamoDB that the store uses, each bounded by its token. To the store they throw the errors of
/// the SDK's models, or <see cref="DynamoUnavailableException"/> if sending again may help.
/// </summary>
internal sealed record Dynamo(
    Func<PutItemRequest, CancellationToken, Task<PutItemResponse>> PutItem,
    Func<GetItemRequest, CancellationToken, Task<GetItemResponse>> GetItem,
    Func<UpdateItemRequest, CancellationToken, Task<UpdateItemResponse>> UpdateItem,
    Func<DeleteItemRequest, CancellationToken, Task<DeleteItemResponse>> DeleteItem,
    Func<QueryRequest, CancellationToken, Task<QueryResponse>> Query,
    Func<TransactWriteItemsRequest, CancellationToken, Task<TransactWriteItemsResponse>> TransactWriteItems);
