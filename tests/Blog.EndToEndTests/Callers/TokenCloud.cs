namespace Blog.EndToEndTests.Callers;

/// <summary>Blog.Local that takes the tokens of one issuer from writers, with functions that echo.</summary>
public sealed class TokenCloud : LocalCloud
{
    public TokenCloud() : this(new TestIssuer()) { }

    private TokenCloud(TestIssuer issuer) : base(OddCloud.Function, issuer.Options) => Issuer = issuer;

    internal TestIssuer Issuer { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Issuer.Dispose();
        GC.SuppressFinalize(this);
    }
}
