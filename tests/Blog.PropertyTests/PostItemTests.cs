using System.Text;
using Amazon.DynamoDBv2.Model;
using Blog.Core.Values;
using Blog.Functions.Store;
using CsCheck;

namespace Blog.PropertyTests;

public class PostItemTests
{
    [Fact]
    public void Item_round_trips() =>
        Gens.Post.Sample(post => Assert.Equal(post, PostItem.ToPost(PostItem.From(post))), iter: 200);

    [Fact]
    public void An_item_stands_under_its_key() => Gens.Post.Sample(post =>
    {
        var item = PostItem.From(post);
        Assert.All(PostItem.Key(post.Key), key => Assert.Equal(key.Value.S, item[key.Key].S));
        Assert.Equal($"BLOG#{post.Key.Blog.Text}", item["Pk"].S);
        Assert.Equal($"POST#{post.Key.Post.Text}", item["Sk"].S);
        Assert.Equal("Post", item["Entity"].S);
    });

    [Fact]
    public void What_is_stored_keeps_its_names() => Gens.Post.Sample(post => Assert.Equal(
        new HashSet<string>
        {
            "Pk",
            "Sk",
            "Entity",
            "BlogId",
            "PostId",
            "Title",
            "Body",
            "Author",
            "Version",
            "CreatedAt",
            "UpdatedAt",
        },
        [.. PostItem.From(post).Keys]), iter: 5);

    /// <summary>409,600 bytes of names and values:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-items</summary>
    [Fact]
    public void The_largest_post_fits_an_item() => Gens.LargestPost.Sample(post =>
        Assert.InRange(PostItem.From(post).Sum(Size), PostBody.MaxBytes, 409_600), iter: 20);

    private static int Size(KeyValuePair<string, AttributeValue> attribute) =>
        Encoding.UTF8.GetByteCount(attribute.Key)
        + Encoding.UTF8.GetByteCount(attribute.Value.S ?? attribute.Value.N ?? "0");
}
