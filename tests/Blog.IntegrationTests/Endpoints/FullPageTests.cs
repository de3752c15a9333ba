using System.Text.Json;
using Blog.Core;
using Blog.Core.Values;
using Blog.Functions.Gateway;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Endpoints;

public abstract class FullPageTests(EdgeTable table)
{
    private const int LambdaResponseLimit = 6_291_556;

    [Fact]
    public async Task A_page_of_a_hundred_posts_with_full_titles_is_answered()
    {
        var blog = Some.Blog();
        var title = string.Concat(Enumerable.Repeat("\U0001F980", Title.MaxLength));
        var posts = Enumerable.Range(0, PageLimit.Most)
            .Select(at => Some.Post(blog, Some.PostId(at), Some.Text(title)))
            .Reverse()
            .ToList();
        await Task.WhenAll(posts.Select(post => table.Posts.Inserted(post)));
        var reply = await table.Posts.Answer(
            Routes.ListPosts,
            Calls.To(Routes.ListPosts, blog.Text).WithQuery(("limit", "100")));
        Assert.Equal(200, reply.Status);
        Assert.Equal(
            posts.Select(post => (post.Key.Post.Text, title)),
            reply.Items().Select(item => (item.PostId, item.Title)));
    }

    /// <summary>
    /// DynamoDB ends a page at 1 MB; each byte of this one grows as much in JSON within JSON as a valid byte can.
    /// </summary>
    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    public async Task A_page_of_the_largest_posts_fits_into_Lambdas_response(string worst)
    {
        var blog = Some.Blog();
        var text = Some.Text(body: string.Concat(Enumerable.Repeat(worst, PostBody.MaxBytes - 1)) + "x");
        for (var at = 0; at < 5; at++) await table.Posts.Inserted(Some.Post(blog, Some.PostId(at), text));
        var reply = await table.Posts.Answer(
            Routes.ListPosts,
            Calls.To(Routes.ListPosts, blog.Text).WithQuery(("limit", "100")));
        Assert.InRange(reply.Items().Length, 3, 4);
        Assert.NotNull(reply.Token());
        var response = GatewayReply.Write(reply);
        Assert.InRange(response.Length, 0, LambdaResponseLimit);
        Assert.Equal(
            text.Body.Text,
            JsonDocument.Parse(JsonDocument.Parse(response).RootElement.GetProperty("body").GetString()!)
                .RootElement.GetProperty("items")[0].GetProperty("body").GetString());
    }
}
