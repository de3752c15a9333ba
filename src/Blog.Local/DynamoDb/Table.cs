using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Blog.Local;

/// <summary>The blog's table: string keys <c>Pk</c> and <c>Sk</c>, on-demand billing.</summary>
internal static class Table
{
    // DynamoDB Local checks that a signature is well-formed, not that it is right. Its access keys are letters and digits.
    private const string Unsigned =
        "Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    /// <summary>Makes the table in a DynamoDB that does not check signatures. An existing one is fine as it is.</summary>
    /// <exception cref="CannotRunException">It cannot be reached, or refuses.</exception>
    public static async Task Create(Uri url, string name, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Definition(name)));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.CreateTable");
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", Unsigned);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            if (response.StatusCode != HttpStatusCode.OK && !text.Contains("ResourceInUseException", StringComparison.Ordinal))
                throw new CannotRunException($"DynamoDB at {url} did not make the table '{name}': {text}");
        }
        catch (HttpRequestException problem)
        {
            throw new CannotRunException($"DynamoDB at {url} cannot be reached: {problem.Message}");
        }
    }

    private static string Definition(string name) => $$"""
        {
          "TableName": "{{name}}",
          "BillingMode": "PAY_PER_REQUEST",
          "AttributeDefinitions": [
            { "AttributeName": "Pk", "AttributeType": "S" },
            { "AttributeName": "Sk", "AttributeType": "S" }
          ],
          "KeySchema": [
            { "AttributeName": "Pk", "KeyType": "HASH" },
            { "AttributeName": "Sk", "KeyType": "RANGE" }
          ]
        }
        """;
}
