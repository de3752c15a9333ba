namespace Blog.Core.Values;

/// <summary>
/// Who calls, and who wrote a post. The scheme stands in front of the identity, so that a token's subject can never
/// pass for an AWS principal, nor either of them for nobody. Two callers never have one text: posts and idempotency
/// keys belong to it, and are orphaned where its form changes.
/// </summary>
public sealed record Author
{
    public static readonly Author Anonymous = new("anonymous");

    /// <summary>IAM's prefix of a role's id. Only a role's id is followed by the name of a session.</summary>
    private const string RolePrefix = "AROA";

    private Author(string text) => Text = text;

    /// <summary><c>anonymous</c>, <c>jwt:{issuer}#{subject}</c> or <c>iam:{principal id}</c>.</summary>
    public string Text { get; }

    /// <summary>
    /// A subject is unique within its issuer. The first number sign ends the issuer, in which it stands as <c>%23</c>.
    /// </summary>
    public static Author FromJwt(string issuer, string subject) => new($"jwt:{WithoutNumberSigns(issuer)}#{subject}");

    /// <summary>
    /// The principal without its session: every session of a role is one caller. Users of a federation, whose id is
    /// <c>{account}:{name}</c>, stay apart.
    /// </summary>
    /// <param name="userId">As API Gateway gives it: <c>AIDA...</c>, <c>AROA...:{session}</c>, an account's id, or
    /// <c>{account}:{name}</c>.</param>
    public static Author FromIam(string userId) =>
        new("iam:" + (userId.StartsWith(RolePrefix, StringComparison.Ordinal) ? userId.Split(':')[0] : userId));

    public static Author FromStore(string text) => new(text);

    private static string WithoutNumberSigns(string issuer) =>
        issuer.Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
}
