using System.Text;
using Blog.Functions.Dynamo;
using Blog.Functions.Http;

namespace Blog.IntegrationTests.Faults;

/// <summary>The way to DynamoDB over an <see cref="HttpMessageHandler"/>, on which a test can put its faults.</summary>
internal static class HandlerExchange
{
    internal static DynamoClient Client(HttpMessageHandler handler)
    {
        var settings = DynamoSettings.From(Environment.GetEnvironmentVariable);
        return new(settings, Over(handler, settings.Endpoint));
    }

    private static Exchange Over(HttpMessageHandler handler, Uri server)
    {
        var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        return async (request, cancel) =>
        {
            using var message = new HttpRequestMessage(new(request.Method), new Uri(server, request.Path)) { Content = new ReadOnlyMemoryContent(request.Body) };
            foreach (var (name, value) in request.Headers)
                if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
            using var response = await invoker.SendAsync(message, cancel);
            return new((int)response.StatusCode, Head(response), await response.Content.ReadAsByteArrayAsync(cancel));
        };
    }

    private static byte[] Head(HttpResponseMessage response) => Encoding.Latin1.GetBytes(string.Concat(
        response.Headers.Concat(response.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\r\n")));
}
