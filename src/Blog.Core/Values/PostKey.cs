using LanguageExt;

namespace Blog.Core.Values;

/// <summary>Where a post is: both halves come from the path.</summary>
public sealed record PostKey(BlogId Blog, PostId Post)
{
    /// <summary>Faults of both ids, the blog's first.</summary>
    public static Validation<FieldFault, PostKey> From(string? blog, string? post) =>
        (BlogId.From(blog), PostId.From(post)).Apply((blogId, postId) => new PostKey(blogId, postId));
}
