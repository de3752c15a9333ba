using Blog.Core;

namespace Blog.Local.Authorizers;

/// <summary>Finds the caller of a request to a route, by what the route is set up to ask for.</summary>
internal sealed class Authorizer(Options options, TimeProvider clock)
{
    private readonly SignatureAuthorizer? signatures =
        options.Asks(Callers.Iam) ? new(AwsKeys.Read(options.IamKeys), clock) : null;

    /// <param name="http">The request, whose body has been read.</param>
    public Task<CallerIdentity> Find(Route route, HttpContext http, byte[] body) => options.CallersOf(route) switch
    {
        Callers.Jwt => TokenAuthorizer.Find(http),
        Callers.Iam => Task.FromResult(signatures!.Find(http.Request, body)),
        _ => Task.FromResult(
            options.BelievesCallers
                ? Belief.In(http.Request.Headers.Authorization)
                : new CallerIdentity.Anonymous()),
    };
}
