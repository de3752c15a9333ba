using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AwsApigatewayv2Authorizers;
using Blog.Cdk.Settings;
using Blog.Core;

namespace Blog.Cdk;

/// <summary>The authorizers of an HTTP API.</summary>
internal static class HttpGuards
{
    /// <summary>By route. Readers and writers with tokens share one authorizer, as there is one issuer.</summary>
    internal static Func<Route, IHttpRouteAuthorizer> For(ApiSettings settings)
    {
        var writers = From(settings.Writers);
        var readers = settings.Readers.GetType() == settings.Writers.GetType() ? writers : From(settings.Readers);
        return route => ApiSettings.IsRead(route) ? readers : writers;
    }

    private static IHttpRouteAuthorizer From(Access access) => access switch
    {
        Access.Iam => new HttpIamAuthorizer(),
        Access.Jwt jwt =>
            new HttpJwtAuthorizer("Jwt", jwt.Issuer, new HttpJwtAuthorizerProps { JwtAudience = [.. jwt.Audiences] }),
        _ => new HttpNoneAuthorizer(),
    };
}
