using System.Text.Json;
using Blog.Core.Values;

namespace Blog.Functions.Gateway;

/// <summary>
/// The event's <c>requestContext</c>: <c>http</c> is payload 2.0's, <c>identity</c> and <c>path</c> payload 1.0's.
/// </summary>
/// <param name="Path">With the stage or the base path, as the caller wrote it; the event's own <c>path</c> has no
/// stage.</param>
internal sealed record GatewayContext(
    string? RequestId, GatewayHttp? Http, GatewayAuthorizer? Authorizer, GatewayIdentity? Identity, string? Path)
{
    internal static GatewayContext Read(ref Utf8JsonReader json)
    {
        string? requestId = null, path = null;
        GatewayHttp? http = null;
        GatewayAuthorizer? authorizer = null;
        GatewayIdentity? identity = null;
        while (json.NextName())
            if (json.ValueTextEquals("requestId"u8)) requestId = json.Text();
            else if (json.ValueTextEquals("path"u8)) path = json.Text();
            else if (json.ValueTextEquals("http"u8)) http = json.Nested(GatewayHttp.Read);
            else if (json.ValueTextEquals("authorizer"u8)) authorizer = json.Nested(GatewayAuthorizer.Read);
            else if (json.ValueTextEquals("identity"u8)) identity = json.Nested(GatewayIdentity.Read);
            else json.Pass();
        return new(requestId, http, authorizer, identity, path);
    }
}

/// <summary>The caller whom the gateway's authorizer found; nothing that a client can write itself is asked.</summary>
internal static class Caller
{
    /// <summary>Of either payload, behind any authorizer; <see cref="Author.Anonymous"/> behind none.</summary>
    internal static Author From(GatewayContext? context) => context switch
    {
        { Authorizer.Jwt.Claims: { Sub: { } subject } claims } => Author.FromJwt(claims.Iss ?? "", subject),
        { Authorizer.Claims: { Sub: { } subject } claims } => Author.FromJwt(claims.Iss ?? "", subject),
        { Authorizer.Iam.UserId: { } userId } => Author.FromIam(userId),
        { Identity.Caller: { } userId } => Author.FromIam(userId),
        _ => Author.Anonymous,
    };
}

internal sealed record GatewayHttp(string? Method)
{
    internal static GatewayHttp Read(ref Utf8JsonReader json) => new(GatewayJson.TextAt(ref json, "method"u8));
}

internal sealed record GatewayAuthorizer(GatewayJwt? Jwt, GatewayIam? Iam, GatewayClaims? Claims)
{
    internal static GatewayAuthorizer Read(ref Utf8JsonReader json)
    {
        GatewayJwt? jwt = null;
        GatewayIam? iam = null;
        GatewayClaims? claims = null;
        while (json.NextName())
            if (json.ValueTextEquals("jwt"u8)) jwt = json.Nested(GatewayJwt.Read);
            else if (json.ValueTextEquals("iam"u8)) iam = json.Nested(GatewayIam.Read);
            else if (json.ValueTextEquals("claims"u8)) claims = json.Nested(GatewayClaims.Read);
            else json.Pass();
        return new(jwt, iam, claims);
    }
}

internal sealed record GatewayJwt(GatewayClaims? Claims)
{
    internal static GatewayJwt Read(ref Utf8JsonReader json)
    {
        GatewayClaims? claims = null;
        while (json.NextName())
            if (json.ValueTextEquals("claims"u8)) claims = json.Nested(GatewayClaims.Read);
            else json.Pass();
        return new(claims);
    }
}

internal sealed record GatewayClaims(string? Iss, string? Sub)
{
    internal static GatewayClaims Read(ref Utf8JsonReader json)
    {
        string? issuer = null, subject = null;
        while (json.NextName())
            if (json.ValueTextEquals("iss"u8)) issuer = json.Text();
            else if (json.ValueTextEquals("sub"u8)) subject = json.Text();
            else json.Pass();
        return new(issuer, subject);
    }
}

internal sealed record GatewayIam(string? UserId)
{
    internal static GatewayIam Read(ref Utf8JsonReader json) => new(GatewayJson.TextAt(ref json, "userId"u8));
}

internal sealed record GatewayIdentity(string? Caller)
{
    internal static GatewayIdentity Read(ref Utf8JsonReader json) => new(GatewayJson.TextAt(ref json, "caller"u8));
}
