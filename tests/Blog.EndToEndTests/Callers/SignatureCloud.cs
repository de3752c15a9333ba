namespace Blog.EndToEndTests.Callers;

/// <summary>Blog.Local that asks everyone for a signature, with functions that echo.</summary>
public sealed class SignatureCloud : LocalCloud
{
    /// <summary>A user, and two sessions of a role.</summary>
    public const string User = "alice", Session = "editor/monday", OtherSession = "editor/tuesday";

    private readonly KeyFile keys;

    public SignatureCloud() : this(new KeyFile(User, Session, OtherSession)) { }

    private SignatureCloud(KeyFile keys)
        : base(OddCloud.Function, "--writers", "iam", "--readers", "iam", "--iam-keys", keys.Path) => this.keys = keys;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        keys.Dispose();
        GC.SuppressFinalize(this);
    }
}
