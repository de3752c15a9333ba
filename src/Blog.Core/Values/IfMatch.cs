namespace Blog.Core.Values;

/// <summary>The version that a write wants to find.</summary>
public abstract record IfMatch
{
    private IfMatch() { }

    /// <summary>Writes go to posts that are there in any case.</summary>
    public sealed record AnyVersion : IfMatch;

    public sealed record ThisVersion(long Version) : IfMatch;

    public bool Allows(long version) => this is not ThisVersion wanted || wanted.Version == version;
}
