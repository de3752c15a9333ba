using Blog.Core.Values;
using LanguageExt;

namespace Blog.Core;

/// <summary>Some posts of one blog, newest first.</summary>
/// <param name="Next">Where the next page starts; none when this one is the last.</param>
public sealed record PostPage(IReadOnlyList<Post> Posts, Option<PaginationToken> Next);
