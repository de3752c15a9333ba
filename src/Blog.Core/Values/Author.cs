namespace Blog.Core.Values;

/// <summary>
/// Who calls, and who wrote a post. The scheme stands in front of the identity, so that a token's subject can never
/// pass for an AWS principal, nor either of them for nobody.
/// </summary>
public sealed record Author
{
    public static readonly Author Anonymous = new("anonymous");

    private Author(string text) => Text = text;

    /// <summary><c>anonymous</c>, <c>jwt:{subject}</c> or <c>iam:{principal id}</c>.</summary>
    public string Text { get; }

    public static Author FromJwt(string subject) => new("jwt:" + subject);

    public static Author FromIam(string principalId) => new("iam:" + principalId);

    public static Author FromStore(string text) => new(text);
}
