using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Blog.Functions.Store;
using LeanLambda.DynamoDb;
using LeanLambda.Http;

namespace Blog.Fuzz.Readers;

/// <summary>
/// Responses of DynamoDB on the edge lean, from the bytes of HTTP to the items of the store, and what the client takes
/// from them for its next attempt.
/// </summary>
internal static class DynamoDbReader
{
    private static readonly ResponseUnmarshaller[] Operations =
    [
        GetItemResponseUnmarshaller.Instance, PutItemResponseUnmarshaller.Instance,
        UpdateItemResponseUnmarshaller.Instance, DeleteItemResponseUnmarshaller.Instance,
        QueryResponseUnmarshaller.Instance, TransactWriteItemsResponseUnmarshaller.Instance,
    ];

    internal static void Read(byte[] input)
    {
        if (HttpReader.Response(input, int.MaxValue).Response is not { } response) return;
        foreach (var operation in Operations) Read(response, operation);
    }

    private static void Read(HttpResponse response, ResponseUnmarshaller operation)
    {
        try
        {
            var result = new DynamoDbResponse(response).Read(operation);
            Must.Hold(response.Status is >= 200 and < 300, "A result comes with success.");
            foreach (var item in Items(result)) CheckPost(item);
        }
        catch (UnreadableResponseException error)
        {
            Must.Hold(response.Status is >= 200 and < 300, "An unreadable result comes with success.");
            CheckRetry(response, error);
        }
        catch (AmazonDynamoDBException error)
        {
            Must.Hold(response.Status is < 200 or >= 300, "An error of the service comes without success.");
            Must.Hold((int)error.StatusCode == response.Status, "An error has the status of its response.");
            if (error is TransactionCanceledException cancelled) Conflicts.First(cancelled);
            CheckRetry(response, error);
        }
    }

    private static List<Dictionary<string, AttributeValue>> Items(AmazonWebServiceResponse result) =>
        result switch
        {
            GetItemResponse { Item: { } item } => [item],
            UpdateItemResponse { Attributes: { } item } => [item],
            DeleteItemResponse { Attributes: { } item } => [item],
            QueryResponse { Items: { } items } => items,
            _ => [],
        };

    /// <summary>What is no post is the fault of whoever wrote it; what is one, written, is the item again.</summary>
    private static void CheckPost(Dictionary<string, AttributeValue> item)
    {
        try
        {
            var post = PostItem.ToPost(item);
            var written = PostItem.From(post);
            Must.Hold(PostItem.ToPost(written) == post, "A post, written, is read again.");
        }
        catch (Exception fault) when (fault is KeyNotFoundException or FormatException or OverflowException
            or ArgumentException or NullReferenceException)
        {
        }
    }

    private static void CheckRetry(HttpResponse response, Exception error)
    {
        var skew = new ClockSkew(TimeProvider.System);
        var retry = skew.Explains(error, response) ? Retry.Transient : RetryRules.For(error, isRepeatable: true);
        var pause = RetryPause.Before(1, retry, response.Header("x-amz-retry-after"u8), Random.Shared);
        Must.Hold(pause >= TimeSpan.Zero && pause <= TimeSpan.FromSeconds(6), "A pause has its limit.");
        Must.Hold(skew.Now.Year is >= 1 and <= 9999, "DynamoDB's clock shows a time.");
    }
}
