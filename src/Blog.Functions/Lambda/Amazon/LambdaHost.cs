using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Blog.Functions.Gateway;

namespace Blog.Functions.Lambda;

/// <summary>The host for <c>-p:LambdaHost=Amazon</c>: Amazon's runtime client and event types instead of the built-in ones.</summary>
internal static class LambdaHost
{
    private static readonly SourceGeneratorLambdaJsonSerializer<AmazonJson> Serializer = new();

    internal static async Task<int> Run(Func<Function> start)
    {
        Function function = null!;
        await LambdaBootstrapBuilder
            .Create(async (Stream input, ILambdaContext context) => await Handle(function, input, context))
            .UseBootstrapHandler(() => Task.FromResult((function = start()) is not null)) // a fault goes to /init/error
            .Build()
            .RunAsync();
        return 0;
    }

    private static async Task<Stream> Handle(Function function, Stream input, ILambdaContext context)
    {
        var traceId = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "";
        var invocation = new Invocation(context.AwsRequestId, traceId, DateTimeOffset.UtcNow + context.RemainingTime);
        var reply = await function(Read(input).ToCall(context.AwsRequestId), invocation);
        return new MemoryStream(GatewayReply.Write(reply).ToArray());
    }

    private static GatewayEvent Read(Stream input)
    {
        var isVersion2 = JsonSerializer.Deserialize(input, AmazonJson.Default.EventVersion)?.Version is "2.0";
        input.Position = 0;
        return isVersion2
            ? From(Serializer.Deserialize<APIGatewayHttpApiV2ProxyRequest>(input))
            : From(Serializer.Deserialize<APIGatewayProxyRequest>(input));
    }

    private static GatewayEvent From(APIGatewayHttpApiV2ProxyRequest http) => new(
        http.Version, http.RawPath, null, null, Copy(http.Headers), null, Copy(http.QueryStringParameters), null,
        Copy(http.PathParameters), From(http.RequestContext), Utf8(http.Body), http.IsBase64Encoded);

    private static GatewayEvent From(APIGatewayProxyRequest rest) => new(
        null, null, rest.Path, rest.HttpMethod, Copy(rest.Headers), Copy(rest.MultiValueHeaders), Copy(rest.QueryStringParameters),
        Copy(rest.MultiValueQueryStringParameters), Copy(rest.PathParameters), From(rest.RequestContext), Utf8(rest.Body), rest.IsBase64Encoded);

    private static GatewayContext From(APIGatewayHttpApiV2ProxyRequest.ProxyRequestContext? context) => new(
        context?.RequestId,
        new(context?.Http?.Method),
        new(new(new(context?.Authorizer?.Jwt?.Claims?["sub"])), new(context?.Authorizer?.IAM?.UserId), null),
        null);
}
