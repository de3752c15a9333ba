using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Blog.Core.Http;
using Blog.Functions.Gateway;
using LanguageExt;

namespace Blog.Functions.Edges;

/// <summary>API Gateway's proxy events as Amazon.Lambda.APIGatewayEvents reads them.</summary>
internal static class AmazonEvent
{
    private static readonly SourceGeneratorLambdaJsonSerializer<HttpApiJson> HttpApi = new();
    private static readonly SourceGeneratorLambdaJsonSerializer<RestApiJson> RestApi = new();

    /// <summary>Errors: <see cref="BlogError.Malformed"/> for what is not a proxy event.</summary>
    internal static Either<BlogError, HttpCall> Read(Stream payload, string invocationId)
    {
        using var bytes = new MemoryStream();
        payload.CopyTo(bytes);
        try
        {
            return Read(bytes)?.ToCall(invocationId) ?? NoEvent();
        }
        catch (Exception fault) when (fault is JsonException or JsonSerializerException or EncoderFallbackException)
        {
            return NoEvent();
        }
    }

    /// <summary>Both payload formats have the members that this tells them apart by.</summary>
    private static GatewayEvent? Read(MemoryStream payload)
    {
        payload.Position = 0;
        if (HttpApi.Deserialize<APIGatewayHttpApiV2ProxyRequest?>(payload) is { Version: "2.0" } http)
            return From(http);
        payload.Position = 0;
        return RestApi.Deserialize<APIGatewayProxyRequest?>(payload) is { } rest ? From(rest) : null;
    }

    private static BlogError.Malformed NoEvent() => new("The event is not an API Gateway proxy event.");

    private static GatewayEvent From(APIGatewayHttpApiV2ProxyRequest e) => new(
        e.Version,
        e.RawPath,
        Path: null,
        HttpMethod: null,
        Texts(e.Headers),
        MultiValueHeaders: null,
        Texts(e.QueryStringParameters),
        MultiValueQueryStringParameters: null,
        Texts(e.PathParameters),
        e.RequestContext is { } context ? From(context) : null,
        Body(e.Body),
        e.IsBase64Encoded);

    private static GatewayContext From(APIGatewayHttpApiV2ProxyRequest.ProxyRequestContext context) => new(
        context.RequestId,
        context.Http is { } http ? new(http.Method) : null,
        context.Authorizer is { } authorizer
            ? new(Jwt(authorizer.Jwt?.Claims), authorizer.IAM is { } iam ? new(iam.UserId) : null, Claims: null)
            : null,
        Identity: null,
        Path: null);

    private static GatewayEvent From(APIGatewayProxyRequest e) => new(
        Version: null,
        RawPath: null,
        e.Path,
        e.HttpMethod,
        Texts(e.Headers),
        Lists(e.MultiValueHeaders),
        Texts(e.QueryStringParameters),
        Lists(e.MultiValueQueryStringParameters),
        Texts(e.PathParameters),
        e.RequestContext is { } context ? From(context) : null,
        Body(e.Body),
        e.IsBase64Encoded);

    private static GatewayContext From(APIGatewayProxyRequest.ProxyRequestContext context) => new(
        context.RequestId,
        Http: null,
        context.Authorizer is { } authorizer ? new(Jwt: null, Iam: null, Claims(authorizer.Claims)) : null,
        context.Identity is { } identity ? new(identity.Caller) : null,
        context.Path);

    private static GatewayJwt? Jwt(IDictionary<string, string>? claims) => claims is null ? null : new(Claims(claims));

    private static GatewayClaims? Claims(IDictionary<string, string>? claims) =>
        claims is null
            ? null
            : new(
                claims.TryGetValue("iss", out var issuer) ? issuer : null,
                claims.TryGetValue("sub", out var subject) ? subject : null);

    private static Dictionary<string, string?>? Texts(IDictionary<string, string>? values) =>
        values?.ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal);

    private static Dictionary<string, string?[]?>? Lists(IDictionary<string, IList<string>>? values) =>
        values?.ToDictionary(pair => pair.Key, string?[]? (pair) => pair.Value?.ToArray(), StringComparer.Ordinal);

    private static EventText? Body(string? body) =>
        body is null
            ? null
            : new(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(body));
}

[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
internal sealed partial class HttpApiJson : JsonSerializerContext;

[JsonSerializable(typeof(APIGatewayProxyRequest))]
internal sealed partial class RestApiJson : JsonSerializerContext;
