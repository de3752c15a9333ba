using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.DynamoDb;
using LeanLambda.Http;

namespace LeanLambda.Tests.DynamoDb;

/// <summary>The first two of each theory were found by the fuzzer: the SDK's unmarshallers never came back.</summary>
public sealed class ResponseShapeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("""{"Item":{"a":{"L":{}}}}""")]
    [InlineData("""{"Item":{"a":{"M":{"b":{"L":{"S":"c"}}}}}}""")]
    [InlineData("""{"Item":5}""")]
    [InlineData("""{"Item":{"a":5}}""")]
    [InlineData("""{"Item":{"a":{"SS":"b"}}}""")]
    [InlineData("""{"ItemCollectionMetrics":[]}""")]
    [InlineData("""{"Items":{}}""")]
    public async Task A_result_of_another_shape_is_unreadable(string body) =>
        Assert.Contains("another shape", (await Assert.ThrowsAsync<UnreadableResponseException>(
            () => Read(200, body, GetItemResponseUnmarshaller.Instance))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"ConsumedCapacity":{"TableName":"t"}}""")]
    [InlineData("""{"ItemCollectionMetrics":{"t":{"ItemCollectionKey":{}}}}""")]
    public async Task A_transaction_reports_by_lists(string body) =>
        await Assert.ThrowsAsync<UnreadableResponseException>(
            () => Read(200, body, TransactWriteItemsResponseUnmarshaller.Instance));

    [Fact]
    public async Task An_error_of_another_shape_is_known_by_its_status_alone()
    {
        await IsKnownByItsStatusAlone(
            """{"__type":"x#TransactionCanceledException","CancellationReasons":{"Code":"None"}}""",
            TransactWriteItemsResponseUnmarshaller.Instance);
        await IsKnownByItsStatusAlone(
            """{"__type":"x#ConditionalCheckFailedException","Item":{"a":{"L":{}}}}""",
            PutItemResponseUnmarshaller.Instance);
    }

    [Theory]
    [InlineData("""{"Item":{"L":{"S":"a"},"SS":{"NS":["1"]},"M":{"M":{"L":{"L":[{"NULL":true},{"L":[]}]}}}}}""")]
    [InlineData("""{"Item":null,"ConsumedCapacity":{"TableName":"t","CapacityUnits":0.5},"Other":[{"L":5}]}""")]
    [InlineData("""{"Attributes":{},"ItemCollectionMetrics":{"ItemCollectionKey":{},"SizeEstimateRangeGB":[0.5,1]}}""")]
    public async Task What_DynamoDB_may_respond_is_read(string body) =>
        Assert.NotNull(await Read(200, body, GetItemResponseUnmarshaller.Instance));

    [Fact]
    public async Task An_item_may_nest_as_deep_as_DynamoDB_lets_it()
    {
        var value = Enumerable.Range(0, 32).Aggregate(
            """{"S":"a"}""",
            (inner, depth) => depth % 2 == 0 ? $$"""{"L":[{{inner}}]}""" : $$"""{"M":{"k": {{inner}} } }""");
        Assert.NotNull(await Read(200, $$"""{"Item":{"a": {{value}} } }""", GetItemResponseUnmarshaller.Instance));
    }

    private static async Task IsKnownByItsStatusAlone(string body, ResponseUnmarshaller unmarshaller)
    {
        var error = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Read(400, body, unmarshaller));
        Assert.Contains("status 400", error.Message, StringComparison.Ordinal);
    }

    /// <summary>On a thread that the test need not wait for.</summary>
    private static Task<object> Read(int status, string body, ResponseUnmarshaller unmarshaller) =>
        Task.Run<object>(() => new DynamoDbResponse(new HttpResponse(status, [], Encoding.UTF8.GetBytes(body)))
            .Read(unmarshaller)).WaitAsync(Patience);
}
