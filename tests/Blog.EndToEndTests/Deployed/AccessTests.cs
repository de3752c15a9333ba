using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Deployed;

/// <summary>Who may do what, as the stack was asked to have it.</summary>
[Collection(DeployedSuites.Name)]
public sealed class AccessTests(DeployedApi stack)
{
    [Fact]
    public async Task Who_shows_nothing_writes_only_where_anyone_may()
    {
        var (blog, writers) = (ApiCalls.NewBlog(), stack.Stack.Writers);

        Assert.Equal(Status(writers, open: 201), (await stack.Nobody.CreatePost(blog, "Title", "Body")).Status);
        Assert.Equal(
            Status(writers, open: 404),
            (await stack.Nobody.UpdatePost(blog, ApiCalls.NewPostId(), "Title", "Body")).Status);
        Assert.Equal(Status(writers, open: 404), (await stack.Nobody.DeletePost(blog, ApiCalls.NewPostId())).Status);
    }

    [Fact]
    public async Task Who_shows_nothing_reads_only_where_anyone_may()
    {
        var (blog, readers) = (ApiCalls.NewBlog(), stack.Stack.Readers);

        Assert.Equal(Status(readers, open: 200), (await stack.Nobody.ListPosts(blog)).Status);
        Assert.Equal(Status(readers, open: 404), (await stack.Nobody.GetPost(blog, ApiCalls.NewPostId())).Status);
    }

    [Fact]
    public async Task A_post_is_signed_by_the_kind_of_caller_that_writers_are()
    {
        var post = (await stack.CreatePost(ApiCalls.NewBlog(), "Title", "Body")).HasPost(201);

        Assert.Equal(stack.Author, post.Author);
        Assert.StartsWith(
            stack.Stack.Writers is "anyone" ? "anonymous" : $"{stack.Stack.Writers}:",
            post.Author,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_is_changed_by_its_author_and_by_no_other()
    {
        Assert.SkipWhen(stack.Other is null, "Needs a second caller: --writers=jwt with --token and --other-token.");
        var (blog, other) = (ApiCalls.NewBlog(), stack.Other!);
        var mine = (await stack.CreatePost(blog, "Mine", "Body")).HasPost(201);
        var theirs = (await other.CreatePost(blog, "Theirs", "Body")).HasPost(201);

        (await other.UpdatePost(blog, mine.PostId, "Other", "Other")).HasProblem(403, "FORBIDDEN");
        (await other.DeletePost(blog, mine.PostId)).HasProblem(403, "FORBIDDEN");
        (await stack.DeletePost(blog, theirs.PostId)).HasProblem(403, "FORBIDDEN");
        var updated = (await other.UpdatePost(blog, theirs.PostId, "Theirs", "Again")).HasPost(200);

        Assert.NotEqual(mine.Author, theirs.Author);
        Assert.Equal(mine, (await stack.GetPost(blog, mine.PostId)).HasPost(200));
        Assert.Equal(updated, (await stack.GetPost(blog, theirs.PostId)).HasPost(200));
    }

    /// <summary>As API Gateway refuses whoever shows nothing.</summary>
    private static int Status(string allowed, int open) => allowed switch { "iam" => 403, "jwt" => 401, _ => open };
}
