using Blog.Core.Values;

namespace Blog.Core;

/// <summary>A post as it is stored.</summary>
/// <param name="Version">1 when created, one more with every update.</param>
public sealed record Post(
    PostKey Key,
    PostText Text,
    Author Author,
    long Version,
    Instant CreatedAt,
    Instant UpdatedAt);
