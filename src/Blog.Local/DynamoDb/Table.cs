using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Blog.Local;

/// <summary>
/// The blog's table: string keys <c>Pk</c> and <c>Sk</c>, on-demand billing, TTL by <c>ExpiresAt</c>.
/// </summary>
internal static class Table
{
    // DynamoDB Local checks that a signature is well-formed, not that it is right. Its access keys are letters and
    // digits.
    private const string Unsigned =
        "Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    /// <summary>
    /// Makes the table in a DynamoDB that does not check signatures. An existing one is fine as it is.
    /// </summary>
    /// <exception cref="CannotRunException">It cannot be reached, or refuses.</exception>
    public static async Task Create(Uri url, string name, CancellationToken cancel)
    {
        using var http = new HttpClient();
        try
        {
            await Call(http, url, "CreateTable", Definition(name), fineAsWell: "ResourceInUseException", cancel);
            await Call(http, url, "UpdateTimeToLive", TimeToLive(name), fineAsWell: "already enabled", cancel);
        }
        catch (HttpRequestException problem)
        {
            throw new CannotRunException($"DynamoDB at {url} cannot be reached: {problem.Message}");
        }
    }

    private static async Task Call(
        HttpClient http, Uri url, string operation, string body, string fineAsWell, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810." + operation);
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", Unsigned);
        using var response = await http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (response.StatusCode != HttpStatusCode.OK && !text.Contains(fineAsWell, StringComparison.Ordinal))
            throw new CannotRunException($"DynamoDB at {url} refused {operation}: {text}");
    }

    private static string TimeToLive(string name) => $$"""
        {
          "TableName": "{{name}}",
          "TimeToLiveSpecification": { "AttributeName": "ExpiresAt", "Enabled": true }
        }
        """;

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
