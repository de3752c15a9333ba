using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Blog.Functions.Gateway;

namespace Blog.Functions.Lambda;

/// <summary>The host of <c>-p:LambdaHost=Amazon</c>: Amazon's runtime client and event types. It reports failed starts itself.</summary>
internal static class LambdaHost
{
    private static readonly SourceGeneratorLambdaJsonSerializer<AmazonJson> Json = new();

    internal static async Task<int> Run(Func<Function> start)
    {
        Function function = null!;
        await LambdaBootstrapBuilder
            .Create((Stream payload, ILambdaContext context) => Handle(function, payload, context))
            .UseBootstrapHandler(() => Task.FromResult((function = start()) is not null))
            .Build()
            .RunAsync();
        return 0;
    }

    private static async Task<Stream> Handle(Function function, Stream payload, ILambdaContext context)
    {
        var trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "";
        var invocation = new Invocation(context.AwsRequestId, trace, DateTimeOffset.UtcNow + context.RemainingTime);
        var reply = await function(Read(payload).ToCall(context.AwsRequestId), invocation);
        return new MemoryStream(GatewayReply.Write(reply).ToArray());
    }

    private static GatewayEvent Read(Stream payload)
    {
        var version = Json.Deserialize<EventVersion>(payload).Version;
        payload.Position = 0;
        return version is "2.0"
            ? From(Json.Deserialize<APIGatewayHttpApiV2ProxyRequest>(payload))
            : From(Json.Deserialize<APIGatewayProxyRequest>(payload));
    }

    private static GatewayEvent From(APIGatewayHttpApiV2ProxyRequest e) => new(
        e.Version, e.RawPath, null, null, Copy(e.Headers), null, Copy(e.QueryStringParameters), null, Copy(e.PathParameters),
        new(e.RequestContext?.RequestId, new(e.RequestContext?.Http?.Method), From(e.RequestContext?.Authorizer), null),
        Utf8(e.Body), e.IsBase64Encoded);

    private static GatewayEvent From(APIGatewayProxyRequest e) => new(
        e.Version, null, e.Path, e.HttpMethod, Copy(e.Headers), Copy(e.MultiValueHeaders), Copy(e.QueryStringParameters),
        Copy(e.MultiValueQueryStringParameters), Copy(e.PathParameters),
        new(e.RequestContext?.RequestId, null, From(e.RequestContext?.Authorizer), new(e.RequestContext?.Identity?.Caller)),
        Utf8(e.Body), e.IsBase64Encoded);
}
