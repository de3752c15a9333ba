using Blog.Core.Http;
using Blog.Core.Values;

namespace Blog.Functions.Gateway;

/// <summary>The event's <c>requestContext</c>: <c>http</c> is payload 2.0's, <c>identity</c> and <c>path</c> payload 1.0's.</summary>
/// <param name="Path">With the stage or the base path, as the caller wrote it; the event's own <c>path</c> has no stage.</param>
internal sealed record GatewayContext(
    string? RequestId, GatewayHttp? Http, GatewayAuthorizer? Authorizer, GatewayIdentity? Identity, string? Path)
{
    /// <summary>Whom the gateway's authorizer found; nothing that a client can write itself is asked.</summary>
    internal Author Caller =>
        Authorizer is { Jwt.Claims.Sub: { } subject } ? Author.FromJwt(subject)
        : Authorizer is { Claims.Sub: { } cognitoSubject } ? Author.FromJwt(cognitoSubject)
        : Authorizer is { Iam.UserId: { } userId } ? Author.FromIam(userId)
        : Identity is { Caller: { } principal } ? Author.FromIam(principal)
        : Author.Anonymous;
}

internal sealed record GatewayHttp(string? Method);

internal sealed record GatewayAuthorizer(GatewayJwt? Jwt, GatewayIam? Iam, GatewayClaims? Claims);

internal sealed record GatewayJwt(GatewayClaims? Claims);

internal sealed record GatewayClaims(string? Sub);

internal sealed record GatewayIam(string? UserId);

internal sealed record GatewayIdentity(string? Caller);
