using Amazon.DynamoDBv2.Model;
using Blog.Core.Values;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

public abstract class TableCleanUpTests(EdgeTable table)
{
    [Fact]
    public async Task It_takes_the_posts_and_keys_of_the_blogs_that_begin_so_and_no_others()
    {
        var (own, other) = (Some.Blog(), Some.Blog());
        await Write(own);
        await Write(BlogId.FromStore(own.Text + "-2"));
        await Write(other);

        await TableCleanUp.Delete(table.Client, DynamoDb.Table, own.Text);

        Assert.Equal((0, 0), (await Count("BLOG#", own), await Count("IDEMPOTENCY#", own)));
        Assert.Equal((0, 0), (await Count("BLOG#", own, "-2"), await Count("IDEMPOTENCY#", own, "-2")));
        Assert.Equal((2, 1), (await Count("BLOG#", other), await Count("IDEMPOTENCY#", other)));
    }

    private async Task Write(BlogId blog)
    {
        await table.Posts.Inserted(Some.Post(blog));
        (await table.Posts.InsertOnce(Some.Post(blog), "key")).Right();
    }

    private async Task<int> Count(string kind, BlogId blog, string suffix = "") =>
        (await table.Client.QueryAsync(new QueryRequest
        {
            TableName = DynamoDb.Table,
            KeyConditionExpression = "Pk = :pk",
            ExpressionAttributeValues = new() { [":pk"] = new(kind + blog.Text + suffix) },
        })).Count ?? 0;
}
