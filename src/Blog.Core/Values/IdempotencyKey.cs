namespace Blog.Core.Values;

/// <summary>By which a create that is sent again is known.</summary>
public abstract record IdempotencyKey
{
    private IdempotencyKey() { }

    public sealed record Absent : IdempotencyKey;

    /// <param name="Text">1 to 255 visible ASCII characters.</param>
    public sealed record Given(string Text) : IdempotencyKey;
}
