using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Blog.Functions.Gateway;

namespace Blog.Functions.Lambda;

/// <summary>The host of <c>-p:LambdaHost=Amazon</c>, on Amazon's runtime client, which reports failed starts itself.</summary>
internal static class LambdaHost
{
    internal static async Task<int> Run(Func<Task<Function>> start)
    {
        Function function = null!;
        await LambdaBootstrapBuilder
            .Create((Stream payload, ILambdaContext context) => Handle(function, payload, context))
            .UseBootstrapHandler(async () => (function = await start()) is not null).Build().RunAsync();
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
        var http = new SourceGeneratorLambdaJsonSerializer<HttpApiJson>().Deserialize<APIGatewayHttpApiV2ProxyRequest>(payload);
        if (http.Version is "2.0") return From(http);
        payload.Position = 0;
        return From(new SourceGeneratorLambdaJsonSerializer<RestApiJson>().Deserialize<APIGatewayProxyRequest>(payload));
    }

    private static GatewayEvent From(APIGatewayHttpApiV2ProxyRequest e) => new(
        e.Version, e.RawPath, null, null, Copy(e.Headers), null, Copy(e.QueryStringParameters), null, Copy(e.PathParameters),
        new(e.RequestContext.RequestId, new(e.RequestContext.Http.Method), From(e.RequestContext.Authorizer), null, null), Text(e.Body), e.IsBase64Encoded);
    private static GatewayEvent From(APIGatewayProxyRequest e) => new(
        null, null, e.Path, e.HttpMethod, Copy(e.Headers), Copy(e.MultiValueHeaders), Copy(e.QueryStringParameters),
        Copy(e.MultiValueQueryStringParameters), Copy(e.PathParameters),
        new(e.RequestContext.RequestId, null, new(null, null, Claims(e.RequestContext.Authorizer?.Claims)), new(e.RequestContext.Identity?.Caller), e.RequestContext.Path), Text(e.Body), e.IsBase64Encoded);
    private static GatewayAuthorizer From(APIGatewayHttpApiV2ProxyRequest.AuthorizerDescription? a) => new(new(Claims(a?.Jwt?.Claims)), new(a?.IAM?.UserId), null);
    private static GatewayClaims Claims(IDictionary<string, string>? claims) => new(claims?.TryGetValue("sub", out var subject) is true ? subject : null);
    private static Dictionary<string, string?>? Copy(IDictionary<string, string>? values) => values?.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
    private static Dictionary<string, string?[]?>? Copy(IDictionary<string, IList<string>>? values) => values?.ToDictionary(pair => pair.Key, string?[]? (pair) => pair.Value?.ToArray());
    private static EventText? Text(string? body) => body is null ? null : new(Encoding.UTF8.GetBytes(body));
}

[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
internal sealed partial class HttpApiJson : JsonSerializerContext;

[JsonSerializable(typeof(APIGatewayProxyRequest))]
internal sealed partial class RestApiJson : JsonSerializerContext;
