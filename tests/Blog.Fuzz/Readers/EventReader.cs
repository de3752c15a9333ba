using System.Text.Json;
using Blog.Core;
using Blog.Core.Values;
using Blog.Functions;
using Blog.Functions.Gateway;
using Blog.Functions.Lambda;
using LeanLambda;
using Serilog;

namespace Blog.Fuzz.Readers;

/// <summary>API Gateway's events of both payloads, through the functions of all routes.</summary>
internal static class EventReader
{
    private static readonly Invocation InTime =
        new("00000000-0000-4000-8000-000000000000", "Root=1-trace", DateTimeOffset.UtcNow.AddDays(1));

    private static readonly ILogger Silent = new LoggerConfiguration().CreateLogger();

    private static readonly IReadOnlyList<(Route Route, LambdaFunction Function)> Functions =
        [.. Routes.All.Select(route => (route, Make(route)))];

    internal static void Read(byte[] input)
    {
        CheckJson(input);
        foreach (var (route, function) in Functions)
        {
            var reply = function(input, InTime).GetAwaiter().GetResult();
            Contract.Check(route, reply, unforeseen: [500, 503]);
        }
    }

    /// <summary>Another reader of JSON agrees on what an event says.</summary>
    private static void CheckJson(byte[] input) => GatewayEvent.Read(input, InTime.RequestId).Match(
        Right: call =>
        {
            using var json = JsonDocument.Parse(input);
            Must.Hold(call.RequestId.Length > 0, "A call has an id.");
            Must.Hold(
                call.Caller == Author.Anonymous
                || call.Caller.Text is ['j', 'w', 't', ':', ..] or ['i', 'a', 'm', ':', ..],
                "A caller is nobody, or of a scheme.");
            Must.Hold(json.RootElement.ValueKind is JsonValueKind.Object, "An event is an object.");
            Must.Hold(Says(json.RootElement, call.Method), "The method of a call stands in its event.");
        },
        Left: _ => { });

    private static bool Says(JsonElement json, string method) =>
        json.EnumerateObject().Any(member => member.NameEquals("httpMethod") && IsText(member.Value, method))
        || json.EnumerateObject().Where(member => member.NameEquals("requestContext") && IsObject(member.Value))
            .SelectMany(member => member.Value.EnumerateObject())
            .Where(member => member.NameEquals("http") && IsObject(member.Value))
            .SelectMany(member => member.Value.EnumerateObject())
            .Any(member => member.NameEquals("method") && IsText(member.Value, method));

    private static bool IsObject(JsonElement json) => json.ValueKind is JsonValueKind.Object;

    private static bool IsText(JsonElement json, string text) =>
        json.ValueKind is JsonValueKind.String && json.GetString() == text;

    private static LambdaFunction Make(Route route) =>
        FunctionStart
            .Function(route, FunctionStart.Posts(HealthyDynamo.Of(), "table", Silent), Silent, TimeProvider.System)
            .ReadableFrom(["https://a.example"])
            .OnEvents();
}
