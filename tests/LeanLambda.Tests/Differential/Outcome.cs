using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using LeanLambda.DynamoDb;

namespace LeanLambda.Tests.Differential;

/// <summary>What a caller gets of a call, in words that hold for both clients.</summary>
internal static class Outcome
{
    private const string Unreadable = "success that cannot be read", Network = "network error", Late = "timeout";

    internal static string Of(AmazonWebServiceResponse response) =>
        $"{response.HttpStatusCode} {response.ResponseMetadata.RequestId} {Item(Attributes(response))}".Trim();

    internal static string Of(Exception error, bool isCancelled) => error switch
    {
        UnreadableResponseException => Unreadable,
        AmazonUnmarshallingException { StatusCode: HttpStatusCode.OK } => Unreadable,
        IOException checksum when checksum.Message.StartsWith("CRC value", StringComparison.Ordinal) => Unreadable,
        // Its code and its type are known only if it was read.
        AmazonServiceException { ErrorCode: null or "" } unread => $"error {(int)unread.StatusCode} {unread.RequestId}",
        AmazonUnmarshallingException unread => $"error {(int)unread.StatusCode} {unread.RequestId}",
        AmazonDynamoDBException service => Of(service),
        OperationCanceledException when isCancelled => "cancelled",
        OperationCanceledException or TimeoutException => Late,
        ServerCertificateException => "certificate refused",
        HttpRequestException or IOException or SocketException => Network,
        _ => $"{error.GetType().Name}: {error.Message}",
    };

    private static string Of(AmazonDynamoDBException error) =>
        (Words(error) + Details(error)).TrimEnd();

    private static string Words(AmazonDynamoDBException error) =>
        $"{error.GetType().Name} {error.ErrorCode} {(int)error.StatusCode} {error.RequestId} {error.Message} ";

    private static string Details(AmazonDynamoDBException error) => error switch
    {
        ConditionalCheckFailedException refused => Item(refused.Item),
        TransactionCanceledException cancelled => string.Join(
            "; ",
            from reason in cancelled.CancellationReasons ?? []
            select $"{reason.Code} {reason.Message} {Item(reason.Item)}"),
        _ => "",
    };

    private static Dictionary<string, AttributeValue>? Attributes(AmazonWebServiceResponse response) => response switch
    {
        GetItemResponse found => found.Item,
        PutItemResponse put => put.Attributes,
        UpdateItemResponse updated => updated.Attributes,
        DeleteItemResponse deleted => deleted.Attributes,
        QueryResponse page => page.Items?.FirstOrDefault(),
        _ => null,
    };

    private static string Item(Dictionary<string, AttributeValue>? item) => item is null
        ? ""
        : $"{{{string.Join(", ", item.Select(pair => $"{pair.Key}: {Value(pair.Value)}").Order())}}}";

    private static string Value(AttributeValue value) => value switch
    {
        { S: { } text } => $"'{text}'",
        { N: { } number } => number,
        { BOOL: { } yes } => $"{yes}",
        { NULL: true } => "null",
        { B: { } bytes } => Convert.ToBase64String(bytes.ToArray()),
        { M: { } map } => Item(map),
        { L: { } list } => $"[{string.Join(", ", list.Select(Value))}]",
        { SS: { } texts } => $"<{string.Join(", ", texts)}>",
        _ => "?",
    };
}
