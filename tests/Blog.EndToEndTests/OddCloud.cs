using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Blog.EndToEndTests;

/// <summary>Blog.Local with functions that do what the blog's id says: see odd-function.mjs.</summary>
public sealed class OddCloud() : LocalCloud(Function)
{
    public static string Function { get; } = Path.Combine(Root, "tests", "Blog.EndToEndTests", "odd-function.mjs");

    /// <summary>Another one, on the same DynamoDB, with options of its own.</summary>
    public Task<LocalCloud> StartAnother(params string[] args) =>
        Start(Function, ["--table-url", DynamoDb.AbsoluteUri, .. args]);
}

/// <summary>The gateway's suites share one cloud, and so run one after another.</summary>
[Needs(Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class OddCloudSuites : ICollectionFixture<OddCloud>
{
    public const string Name = "Gateway";
}

internal static class OddCalls
{
    public static async Task<JsonElement> GetJson(this LocalCloud cloud, string path) =>
        JsonElement.Parse(await cloud.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The event that the function gets for a request.</summary>
    public static async Task<JsonElement> Echo(this LocalCloud cloud, HttpRequestMessage request)
    {
        using var response = await cloud.Http.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>What the gateway makes of that response of a function.</summary>
    public static Task<HttpResponseMessage> Answer(this LocalCloud cloud, string functionResponse) =>
        cloud.Http.PostAsync(
            new Uri("/v1/raw/posts", UriKind.Relative),
            new StringContent(functionResponse, Encoding.UTF8, "application/json"));

    public static Task<HttpResponseMessage> Get(this LocalCloud cloud, string path) =>
        cloud.Http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>A request as it stands, and all that comes back.</summary>
    public static async Task<string> SendRaw(this LocalCloud cloud, string request)
    {
        using var connection = new TcpClient(cloud.Http.BaseAddress!.Host, cloud.Http.BaseAddress.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public static async Task<(int Status, string Body)> Read(this Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>Requests to <c>/v1/hold/posts?file=...</c> wait in their processes until this lets them go.</summary>
internal sealed class Hold : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("blog-hold-");

    public string Path => $"/v1/hold/posts?{Query}";

    public string Query => $"file={System.IO.Path.Combine(folder.FullName, "gate")}";

    /// <summary>Waits until that many processes hold a request.</summary>
    public Task Holds(int count) =>
        LocalCloud.Eventually(() => folder.GetFiles("gate.*").Length == count, $"{count} processes hold a request");

    public void Release() => File.WriteAllText(System.IO.Path.Combine(folder.FullName, "gate"), "open");

    public void Dispose()
    {
        Release();
        folder.Delete(recursive: true);
    }
}
