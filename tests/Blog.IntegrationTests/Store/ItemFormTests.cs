using Amazon.DynamoDBv2.Model;
using Blog.Core.Values;

namespace Blog.IntegrationTests.Store;

/// <summary>What stands in the table, word for word: other programs read it, and so do next year's functions.</summary>
public abstract class ItemFormTests(EdgeTable table)
{
    private const string Id = "019ab123-4567-789a-8bcd-ef0123456789";

    private readonly BlogId blog = Some.Blog();

    [Fact]
    public async Task An_inserted_item_has_the_documented_attributes_and_no_others()
    {
        await table.Posts.Insert(
            Some.Post(blog, PostId.FromStore(Guid.Parse(Id)), Some.Text("Title 漢", "Body\n"), Some.Ann));
        Assert.Equal(
            [
                "Author=S jwt:https://issuer#ann",
                "BlogId=S " + blog.Text,
                "Body=S Body\n",
                "CreatedAt=S 2036-11-22T00:39:18.294Z",
                "Entity=S Post",
                "Pk=S BLOG#" + blog.Text,
                "PostId=S " + Id,
                "Sk=S POST#" + Id,
                "Title=S Title 漢",
                "UpdatedAt=S 2036-11-22T00:39:18.294Z",
                "Version=N 1",
            ],
            await Item());
    }

    [Fact]
    public async Task An_updated_item_differs_in_text_time_and_version_alone()
    {
        var post = await table.Posts.Inserted(Some.Post(blog, PostId.FromStore(Guid.Parse(Id))));
        var before = await Item();
        await table.Posts.Update(Some.Change(post.Key, Some.Text("New", "Newer")));
        var after = await Item();
        Assert.Equal(
            ["Body=S Newer", "Title=S New", "UpdatedAt=S 2036-11-23T10:00:00.001Z", "Version=N 2"],
            after.Except(before));
        Assert.Equal(before.Count, after.Count);
    }

    [Fact]
    public async Task A_post_of_nobody_says_so()
    {
        await table.Posts.Insert(Some.Post(blog, PostId.FromStore(Guid.Parse(Id)), author: Author.Anonymous));
        Assert.Contains("Author=S anonymous", await Item());
    }

    [Fact]
    public async Task A_deleted_item_is_gone()
    {
        var post = await table.Posts.Inserted(Some.Post(blog, PostId.FromStore(Guid.Parse(Id))));
        await table.Posts.Delete(Some.Deletion(post.Key));
        Assert.Empty(await Item());
    }

    /// <summary>An item as someone with nothing but the documentation writes and reads it.</summary>
    [Fact]
    public async Task A_documented_item_is_read_and_changed()
    {
        await table.Client.PutItemAsync(DynamoDb.Table, new()
        {
            ["Pk"] = new("BLOG#" + blog.Text),
            ["Sk"] = new("POST#" + Id),
            ["BlogId"] = new(blog.Text),
            ["PostId"] = new(Id),
            ["Title"] = new("Old"),
            ["Body"] = new("Text"),
            ["Author"] = new("iam:AIDA"),
            ["Version"] = new() { N = "41" },
            ["CreatedAt"] = new("2036-11-22T00:39:18.294Z"),
            ["UpdatedAt"] = new("2036-11-22T00:39:18.295Z"),
            ["Entity"] = new("Post"),
        });
        var key = new PostKey(blog, PostId.FromStore(Guid.Parse(Id)));
        var expected = Some.Post(blog, key.Post, Some.Text("Old", "Text"), Author.FromIam("AIDA")) with
        {
            Version = 41,
            UpdatedAt = Instant.FromStore("2036-11-22T00:39:18.295Z"),
        };
        Assert.Equal(expected, await table.Posts.Stored(key));
        await table.Posts.Update(Some.Change(key, caller: Author.FromIam("AIDA")));
        Assert.Equal(42, (await table.Posts.Stored(key))!.Version);
    }

    private async Task<IReadOnlyList<string>> Item()
    {
        var answer = await table.Client.GetItemAsync(new GetItemRequest
        {
            TableName = DynamoDb.Table,
            Key = new() { ["Pk"] = new("BLOG#" + blog.Text), ["Sk"] = new("POST#" + Id) },
            ConsistentRead = true,
        });
        return [.. (answer.Item ?? []).Select(pair => $"{pair.Key}={Value(pair.Value)}").Order(StringComparer.Ordinal)];
    }

    private static string Value(AttributeValue value) =>
        value.S is not null ? "S " + value.S
        : value.N is not null ? "N " + value.N
        : "another type";
}
