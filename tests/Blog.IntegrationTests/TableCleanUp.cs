using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Blog.Functions.Store;

namespace Blog.IntegrationTests;

/// <summary>Takes out of a table what the tests have put into it. It reads the whole table.</summary>
internal static class TableCleanUp
{
    /// <param name="client">Of the table's region.</param>
    /// <param name="table">Its name.</param>
    /// <param name="blogs">How the names of the tests' blogs begin, and of no other's.</param>
    internal static async Task Delete(AmazonDynamoDBClient client, string table, string blogs)
    {
        var scan = new ScanRequest
        {
            TableName = table,
            ProjectionExpression = "Pk, Sk",
            FilterExpression = "begins_with(Pk, :posts) OR begins_with(Pk, :keys)",
            ExpressionAttributeValues =
                new() { [":posts"] = new("BLOG#" + blogs), [":keys"] = new("IDEMPOTENCY#" + blogs) },
        };
        await foreach (var page in client.Paginators.Scan(scan).Responses)
            foreach (var key in page.Items)
                await client.DeleteItemAsync(
                    table,
                    new() { [PostItem.Pk] = key[PostItem.Pk], [PostItem.Sk] = key[PostItem.Sk] });
    }
}
