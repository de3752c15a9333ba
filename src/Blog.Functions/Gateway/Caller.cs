using Blog.Core.Values;

namespace Blog.Functions.Gateway;

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
