using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;

namespace Blog.Bench.StandIns;

/// <summary>DynamoDB's answers as bytes of HTTP, with the headers that it sends.</summary>
internal static class CannedAnswers
{
    private const int PageSize = 10;

    /// <summary>To an unsigned <c>GET /</c>.</summary>
    internal static readonly byte[] Healthy = Write(
        "200 OK",
        "text/plain",
        "healthy: dynamodb.us-east-1.amazonaws.com ");

    /// <summary>To what is not signed, or has no answer here.</summary>
    internal static readonly byte[] Refusal = Write("400 Bad Request", "application/x-amz-json-1.0",
        """{"__type":"com.amazon.coral.service#UnknownOperationException","message":"No answer of the bench."}""");

    internal static readonly IReadOnlyDictionary<string, byte[]> ByOperation =
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["PutItem"] = Write([]),
            ["TransactWriteItems"] = Write([]),
            ["GetItem"] = Write(new() { ["Item"] = Items.Post(1) }),
            ["UpdateItem"] = Write(new() { ["Attributes"] = Items.Post(1) }),
            ["DeleteItem"] = Write(new() { ["Attributes"] = Items.Post(1) }),
            ["Query"] = Write(new()
            {
                ["Count"] = PageSize,
                ["Items"] =
                    new JsonArray([.. Enumerable.Range(0, PageSize).Select(number => Items.Post(PageSize - number))]),
                ["LastEvaluatedKey"] = Items.Key(Events.Blog, 1),
                ["ScannedCount"] = PageSize,
            }),
        };

    private static byte[] Write(JsonObject body) => Write("200 OK", "application/x-amz-json-1.0", body.ToJsonString());

    private static byte[] Write(string status, string type, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 {status}
            Server: Server
            Date: Tue, 24 Nov 2026 00:00:00 GMT
            Content-Type: {type}
            Content-Length: {bytes.Length}
            Connection: keep-alive
            x-amzn-RequestId: 4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG
            x-amz-crc32: {Crc32.HashToUInt32(bytes)}


            """).ReplaceLineEndings("\r\n");
        return [.. Encoding.Latin1.GetBytes(head), .. bytes];
    }
}
