using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Blog.Bench.Peers;
using Blog.Bench.StandIns;

namespace Blog.Bench.Measuring;

/// <summary>Fills DynamoDB Local with posts, 25 in a call, which is BatchWriteItem's limit.</summary>
internal sealed class PostLoader(Uri url) : IDisposable
{
    private const int BatchSize = 25, Concurrency = 8;

    // DynamoDB Local checks that a signature is well-formed, not that it is right.
    private const string Unsigned =
        "Credential=bench/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    private readonly HttpClient http = new() { BaseAddress = url };

    /// <summary>Writes the posts 1 to <paramref name="count"/> of a blog.</summary>
    internal Task Load(string blog, int count) => Parallel.ForEachAsync(
        Enumerable.Range(1, count).Chunk(BatchSize),
        new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
        async (numbers, cancel) =>
        {
            JsonNode? left = Batch(blog, numbers);
            while (left is JsonObject { Count: > 0 }) left = await Write(left, cancel);
        });

    public void Dispose() => http.Dispose();

    private static JsonObject Batch(string blog, int[] numbers) => new()
    {
        [LambdaEnvironment.Table] = new JsonArray([.. numbers.Select(number =>
            new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = Items.Post(blog, number) } })]),
    };

    /// <summary>Gives what was not written, for another call.</summary>
    private async Task<JsonNode?> Write(JsonNode items, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new ByteArrayContent(
            Encoding.UTF8.GetBytes(new JsonObject { ["RequestItems"] = items.DeepClone() }.ToJsonString()));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.BatchWriteItem");
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", Unsigned);
        using var response = await http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["UnprocessedItems"]
            : throw new BenchException($"DynamoDB Local refused BatchWriteItem: {text}");
    }
}
