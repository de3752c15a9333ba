using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions;
using Blog.Functions.Endpoints;
using Blog.Functions.Gateway;
using Blog.Functions.Lambda;
using LeanLambda;
using Blog.Functions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Blog.PropertyTests.Gateway;

/// <summary>A whole function but for Lambda and DynamoDB: event bytes in, response bytes and log lines out.</summary>
internal sealed class Edge
{
    private readonly Lines lines = new();
    private readonly Function function;

    internal Edge(Route route, Endpoint endpoint)
    {
        var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(lines).CreateLogger();
        function = FunctionEdge.Around(route, endpoint, log, TimeProvider.System);
    }

    internal Edge(Route route) : this(route, (call, _) => new LambdaStore().Answer(route, call)) { }

    internal IReadOnlyList<string> Log => lines.Written;

    internal static Invocation InTime => new("invocation-1", "Root=1-trace", DateTimeOffset.UtcNow.AddSeconds(30));

    internal async Task<ReadOnlyMemory<byte>> Answer(byte[] payload) =>
        GatewayReply.Write(await function(GatewayEvent.Read(payload, InTime.RequestId), InTime));

    /// <summary>The response as API Gateway takes it apart; throws where it would not.</summary>
    internal async Task<HttpReply> Reply(byte[] payload)
    {
        using var response = JsonDocument.Parse(await Answer(payload));
        Assert.False(response.RootElement.GetProperty("isBase64Encoded").GetBoolean());
        return new(
            response.RootElement.GetProperty("statusCode").GetInt32(),
            [.. response.RootElement
                .GetProperty("headers")
                .EnumerateObject()
                .Select(x => new Header(x.Name, x.Value.GetString()!))],
            System.Text.Encoding.UTF8.GetBytes(response.RootElement.GetProperty("body").GetString()!));
    }

    private sealed class Lines : ILogEventSink
    {
        internal List<string> Written { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            using var output = new MemoryStream();
            new JsonLine(output).Emit(logEvent);
            Written.Add(System.Text.Encoding.UTF8.GetString(output.ToArray()));
        }
    }
}
