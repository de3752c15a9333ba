using System.Net.Http.Headers;

namespace Blog.EndToEndTests.Api;

/// <summary>What nobody foresees: here, that somebody deletes the table.</summary>
public abstract class MissingTableTests(LocalCloud behind, params string[] args)
{
    [Fact]
    public async Task A_missing_table_is_a_500_that_tells_the_caller_nothing_and_the_log_all()
    {
        const string Table = "to-be-deleted";
        await using var cloud = await LocalCloud.Start(
            LocalCloud.NativeFunction, ["--table-url", behind.DynamoDb.AbsoluteUri, "--table-name", Table, .. args]);
        var post = (await cloud.CreatePost("b", "Title", "Body")).HasPost(201).PostId;
        await DeleteTable(Table);

        foreach (var answer in await cloud.CallEveryRoute("b", post))
        {
            var problem = answer.HasProblem(500, "INTERNAL_SERVER_ERROR");
            Assert.Equal(
                ("Internal server error", "Something went wrong on our side."),
                (problem.Title, problem.Detail));
            Assert.False(answer.Headers.ContainsKey("Retry-After"));
            Assert.All(
                ["table", "Amazon", "Exception"],
                word => Assert.DoesNotContain(word, answer.Text, StringComparison.OrdinalIgnoreCase));
            await LocalCloud.Eventually(() => Log(cloud, answer).Any(), "the request is in the log");
            var line = Assert.Single(Log(cloud, answer));
            Assert.Contains("\"level\":\"ERROR\"", line, StringComparison.Ordinal);
            Assert.Contains(
                "\"exception\":\"Amazon.DynamoDBv2.Model.ResourceNotFoundException",
                line,
                StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Log(LocalCloud cloud, Answer answer) =>
        cloud.Errors.Where(line => line.Contains(answer.RequestId, StringComparison.Ordinal));

    private async Task DeleteTable(string name)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, behind.DynamoDb);
        request.Content = new ByteArrayContent(ApiCalls.Utf8($$"""{"TableName":"{{name}}"}"""));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.DeleteTable");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256",
            "Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

[Collection(HttpApi.Name)]
public sealed class MissingTableOverHttpApiTests(NativeCloud cloud) : MissingTableTests(cloud);

[Collection(RestApi.Name)]
public sealed class MissingTableOverRestApiTests(NativeRestCloud cloud) : MissingTableTests(cloud, RestApi.Options);
