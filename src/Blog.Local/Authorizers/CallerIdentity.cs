using Blog.Local.Gateway;

namespace Blog.Local.Authorizers;

/// <summary>The caller of a request, as an authorizer found it.</summary>
internal abstract record CallerIdentity
{
    private CallerIdentity() { }

    /// <summary>Behind no authorizer, or showing nothing where nothing is asked for.</summary>
    internal sealed record Anonymous : CallerIdentity;

    internal sealed record Refused(Refusal Refusal) : CallerIdentity;

    /// <summary>The claims of a JSON web token, every value as text.</summary>
    internal sealed record Token(IReadOnlyDictionary<string, string> Claims) : CallerIdentity;

    /// <summary>An AWS principal.</summary>
    internal sealed record Aws(AwsPrincipal Principal) : CallerIdentity;
}
