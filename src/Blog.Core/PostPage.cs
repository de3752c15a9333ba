namespace Blog.Core;

/// <summary>Some posts of one blog, newest first.</summary>
/// <param name="HasMore">Another page follows the last of these posts; there is a last one then.</param>
public sealed record PostPage(IReadOnlyList<Post> Posts, bool HasMore);
