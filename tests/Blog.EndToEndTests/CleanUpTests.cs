using Blog.EndToEndTests.Api;
using Blog.EndToEndTests.Deployed;

namespace Blog.EndToEndTests;

/// <summary>What the tests against a deployed stack leave there.</summary>
[Collection(HttpApi.Name)]
public sealed class CleanUpTests(NativeCloud cloud)
{
    [Fact]
    public async Task No_post_of_theirs_is_left_whoever_wrote_it()
    {
        var (blog, own) = (ApiCalls.NewBlog(), new OwnBlogs());
        BlogApi[] callers = [As("ann", own), As("ben", own)];
        foreach (var caller in callers)
            for (var count = 0; count < 3; count++)
                (await caller.CreatePost(blog, "Title", "Body")).HasPost(201);
        var others = (await cloud.CreatePost(ApiCalls.NewBlog(), "Not theirs", "Body")).HasPost(201);

        await own.Empty(callers);

        Assert.Empty((await cloud.ListPosts(blog)).HasPage().Items);
        Assert.Equal(others, (await cloud.GetPost(others.BlogId, others.PostId)).HasPost(200));
    }

    [Fact]
    public async Task A_post_that_no_caller_may_delete_is_told()
    {
        var (blog, own) = (ApiCalls.NewBlog(), new OwnBlogs());
        var post = (await As("ann", own).CreatePost(blog, "Title", "Body")).HasPost(201);

        var told = await Assert.ThrowsAsync<InvalidOperationException>(() => own.Empty([As("ben", own)]));

        Assert.EndsWith($"/v1/{blog}/posts/{post.PostId}", told.Message, StringComparison.Ordinal);
    }

    private CallerApi As(string name, OwnBlogs own)
    {
        var caller = new Caller.Bearer(ApiCalls.Token(name));
        return new(new Stack(cloud.Http.BaseAddress!, "jwt", "anyone", caller, Other: null), caller, own);
    }
}
