using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Blog.Functions.Lambda;

/// <summary>A client of the Lambda Runtime API, 2018-06-01.</summary>
internal sealed class RuntimeApi : IDisposable
{
    private readonly HttpClient http;

    private RuntimeApi(HttpClient http) => this.http = http;

    /// <param name="address">Host and port, as AWS_LAMBDA_RUNTIME_API has them.</param>
    internal static RuntimeApi At(string address) => new(new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),
        Timeout = Timeout.InfiniteTimeSpan, // the next event may be hours away
    });

    internal async Task<(Invocation Invocation, byte[] Payload)> Next()
    {
        using var response = (await http.GetAsync("invocation/next")).EnsureSuccessStatusCode();
        return (ToInvocation(response.Headers), await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A response that the API refuses, as too large for one, is a fault of the invocation.</summary>
    internal async Task Respond(Invocation invocation, ReadOnlyMemory<byte> reply)
    {
        using var content = new ReadOnlyMemoryContent(reply);
        using var response = await http.PostAsync($"invocation/{invocation.RequestId}/response", content);
        response.EnsureSuccessStatusCode();
    }

    internal Task Fail(Invocation invocation, Exception fault) => Report($"invocation/{invocation.RequestId}/error", fault);

    internal Task FailInit(Exception fault) => Report("init/error", fault);

    public void Dispose() => http.Dispose();

    private async Task Report(string path, Exception fault)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(RuntimeFault.From(fault), RuntimeJson.Default.RuntimeFault)),
        };
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", "Runtime." + fault.GetType().Name);
        using var response = await http.SendAsync(request);
        // A 500 means that the environment is beyond repair: the process must end. Other answers change nothing here.
        if (response.StatusCode == HttpStatusCode.InternalServerError) response.EnsureSuccessStatusCode();
    }

    private static Invocation ToInvocation(HttpResponseHeaders headers) => new(
        Value(headers, "Lambda-Runtime-Aws-Request-Id"),
        Value(headers, "Lambda-Runtime-Trace-Id"),
        DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(Value(headers, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)));

    private static string Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : "";
}
