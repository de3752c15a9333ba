using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;

namespace Blog.Functions.Store;

/// <summary>A post as an item of the table. Renaming an attribute or a key's prefix orphans what is stored.</summary>
internal static class PostItem
{
    internal const string Pk = "Pk", Sk = "Sk", SortPrefix = "POST#";

    internal const string Author = "Author", Version = "Version", UpdatedAt = "UpdatedAt";

    internal static AttributeValue Partition(BlogId blog) => new("BLOG#" + blog.Text);

    internal static AttributeValue Sort(PostId post) => new(SortPrefix + post.Text);

    internal static Dictionary<string, AttributeValue> Key(PostKey key) => Key(key.Blog, key.Post);

    internal static Dictionary<string, AttributeValue> Key(BlogId blog, PostId post) =>
        new() { [Pk] = Partition(blog), [Sk] = Sort(post) };

    /// <summary>What an update replaces.</summary>
    internal static Dictionary<string, AttributeValue> From(PostText text) => new()
    {
        ["Title"] = new(text.Title.Text),
        ["Body"] = new(text.Body.Text),
    };

    internal static Dictionary<string, AttributeValue> From(Post post) => new(From(post.Text))
    {
        [Pk] = Partition(post.Key.Blog),
        [Sk] = Sort(post.Key.Post),
        ["BlogId"] = new(post.Key.Blog.Text),
        ["PostId"] = new(post.Key.Post.Text),
        [Author] = new(post.Author.Text),
        [Version] = Number(post.Version),
        ["CreatedAt"] = new(post.CreatedAt.Text),
        [UpdatedAt] = new(post.UpdatedAt.Text),
        ["Entity"] = new("Post"),
    };

    internal static Post ToPost(Dictionary<string, AttributeValue> item) => new(
        new(BlogId.FromStore(item["BlogId"].S), PostId.FromStore(Guid.ParseExact(item["PostId"].S, "D"))),
        new(Title.FromStore(item["Title"].S), PostBody.FromStore(item["Body"].S)),
        Blog.Core.Values.Author.FromStore(item[Author].S),
        long.Parse(item[Version].N, CultureInfo.InvariantCulture),
        Instant.FromStore(item["CreatedAt"].S),
        Instant.FromStore(item[UpdatedAt].S));

    internal static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
