using Blog.Core;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Endpoints;

/// <summary>The gateway's id of a request can come twice: each invocation is a request of its own.</summary>
public abstract class RepeatedIdTests(EdgeTable table)
{
    [Fact]
    public async Task Two_updates_under_one_id_are_both_done()
    {
        var post = await table.Posts.Inserted(Some.Post(author: Core.Values.Author.Anonymous));
        var update = Calls.To(Routes.UpdatePost, post.Key.Blog.Text, post.Key.Post.Text);

        Assert.Equal(200, (await table.Posts.Answer(Routes.UpdatePost, update.WithDraft("One", "Body"))).Status);
        Assert.Equal(200, (await table.Posts.Answer(Routes.UpdatePost, update.WithDraft("Two", "Body"))).Status);

        var stored = await table.Posts.Stored(post.Key);
        Assert.Equal((3, "Two"), (stored!.Version, stored.Text.Title.Text));
    }
}
