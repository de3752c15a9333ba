using LanguageExt;

namespace Blog.Cdk.Settings;

/// <summary>Who may call a route.</summary>
internal abstract record Access
{
    private Access()
    {
    }

    /// <summary>Whoever an IAM policy lets invoke the API, with requests signed by SigV4.</summary>
    internal sealed record Iam : Access;

    /// <summary>Whoever has a token of this issuer for one of these audiences.</summary>
    internal sealed record Jwt(string Issuer, IReadOnlyList<string> Audiences) : Access;

    internal sealed record Anyone : Access;

    /// <param name="name">Of the context value: <c>writers</c> or <c>readers</c>.</param>
    internal static Either<SettingFault, Access> From(Context context, string name) =>
        from word in context.OneOf(name, ("iam", "iam"), ("jwt", "jwt"), ("anyone", "anyone"))
        from access in word switch
        {
            "iam" => new Iam(),
            "jwt" => JwtFrom(context).Map<Access>(jwt => jwt),
            _ => new Anyone(),
        }
        select access;

    private static Either<SettingFault, Jwt> JwtFrom(Context context) =>
        from issuer in context.Text("jwtIssuer", IsHttps, "an https address, as jwt asks for an issuer")
        from audiences in context.List("jwtAudience", _ => true, "")
        from some in audiences.Length > 0
            ? audiences
            : Context.Fault<string[]>("jwtAudience", "", "at least one audience, as jwt asks for it")
        select new Jwt(issuer, some);

    private static bool IsHttps(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
