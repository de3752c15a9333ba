using Blog.Client;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class ResultTests(NativeCloud cloud)
{
    private readonly BlogClient client = cloud.Client();
    private readonly string blog = Given.NewBlog();

    [Fact]
    public async Task A_post_is_created_read_updated_listed_and_deleted()
    {
        var created = await client.Create(blog, " Hello ", "First post. ¡Olé! 🦉");
        var found = await client.GetAsync(blog, created.PostId);
        var updated = Assert.IsType<UpdateResult.Updated>(
            await client.UpdateAsync(blog, created.PostId, new("Again", "Rewritten."), ifMatch: created.ETag)).Post;
        var listed = Assert.IsType<ListResult.Page>(await client.ListAsync(blog));
        var deleted = await client.DeleteAsync(blog, created.PostId, ifMatch: updated.ETag);

        Assert.Equal(
            (blog, "Hello", "First post. ¡Olé! 🦉", 1),
            (created.BlogId, created.Title, created.Body, created.Version));
        Assert.Equal(("\"1\"", "\"2\""), (created.ETag, updated.ETag));
        Assert.Equal((TimeSpan.Zero, created.CreatedAt), (created.CreatedAt.Offset, created.UpdatedAt));
        Assert.Equal(new GetResult.Found(created), found);
        Assert.Equal(
            created with { Title = "Again", Body = "Rewritten.", Version = 2, UpdatedAt = updated.UpdatedAt },
            updated);
        Assert.Equal([updated], listed.Items);
        Assert.Null(listed.PaginationToken);
        Assert.Equal(new DeleteResult.Deleted(updated), deleted);
        Assert.Empty(await client.All(blog));
    }

    [Fact]
    public async Task A_post_that_is_not_there_is_not_found()
    {
        var id = Given.NewPostId();

        var got = Assert.IsType<GetResult.NotFound>(await client.GetAsync(blog, id));
        var updated = Assert.IsType<UpdateResult.NotFound>(await client.UpdateAsync(blog, id, Given.Draft));
        var deleted = Assert.IsType<DeleteResult.NotFound>(await client.DeleteAsync(blog, id));

        Assert.All(
            [got.Problem, updated.Problem, deleted.Problem],
            problem => Assert.Equal((404, "NOT_FOUND"), (problem.Status, problem.ErrorCode)));
    }

    [Fact]
    public async Task Every_fault_of_a_request_is_told()
    {
        var problem = Assert.IsType<CreateResult.Invalid>(await client.CreateAsync("a blog", new("", " "))).Problem;

        Assert.Equal(["blogId", "title", "body"], problem.Errors.Select(fault => fault.Field));
        Assert.All(problem.Errors, fault => Assert.All([fault.Code, fault.Message], Assert.NotEmpty));
        Assert.Equal(
            (400, "VALIDATION_FAILED", "/v1/a blog/posts"),
            (problem.Status, problem.ErrorCode, Uri.UnescapeDataString(problem.Instance)));
        Assert.NotEmpty(problem.RequestId);
        Assert.IsType<GetResult.Invalid>(await client.GetAsync(blog, "1"));
        Assert.IsType<UpdateResult.Invalid>(await client.UpdateAsync(blog, "1", Given.Draft));
        Assert.IsType<DeleteResult.Invalid>(await client.DeleteAsync(blog, "a/b?c#d"));
        Assert.IsType<ListResult.Invalid>(await client.ListAsync(blog, limit: 0));
        Assert.IsType<ListResult.Invalid>(await client.ListAsync(blog, paginationToken: "&limit=5"));
        Assert.IsType<CreateResult.Invalid>(await client.CreateAsync(blog, new("Title", new string('b', 1_200_000))));
    }

    [Fact]
    public async Task Who_may_not_write_is_denied()
    {
        var post = await cloud.Client("ann").Create(blog);

        var nobody = Assert.IsType<UpdateResult.Denied>(await client.UpdateAsync(blog, post.PostId, Given.Draft));
        var another = Assert.IsType<DeleteResult.Denied>(await cloud.Client("bob").DeleteAsync(blog, post.PostId));

        Assert.Equal((401, "UNAUTHENTICATED"), (nobody.Problem.Status, nobody.Problem.ErrorCode));
        Assert.Equal((403, "FORBIDDEN"), (another.Problem.Status, another.Problem.ErrorCode));
    }

    [Fact]
    public async Task A_write_with_another_versions_ETag_is_a_conflict_and_changes_nothing()
    {
        var old = await client.Create(blog);
        var current =
            Assert.IsType<UpdateResult.Updated>(await client.UpdateAsync(blog, old.PostId, new("New", "New"))).Post;

        var updated = Assert.IsType<UpdateResult.Conflict>(
            await client.UpdateAsync(blog, old.PostId, new("Newer", "Newer"), ifMatch: old.ETag));
        var deleted =
            Assert.IsType<DeleteResult.Conflict>(await client.DeleteAsync(blog, old.PostId, ifMatch: old.ETag));

        Assert.All(
            [updated.Problem, deleted.Problem],
            problem => Assert.Equal((412, "VERSION_MISMATCH"), (problem.Status, problem.ErrorCode)));
        Assert.Equal(new GetResult.Found(current), await client.GetAsync(blog, old.PostId));
    }

    [Fact]
    public async Task A_post_that_the_caller_has_already_is_not_modified()
    {
        var post = await client.Create(blog);

        Assert.IsType<GetResult.NotModified>(await client.GetAsync(blog, post.PostId, ifNoneMatch: post.ETag));
        Assert.Equal(new GetResult.Found(post), await client.GetAsync(blog, post.PostId, ifNoneMatch: "\"7\""));
    }

    [Fact]
    public async Task A_key_of_ones_own_makes_one_post_in_many_calls_and_no_other()
    {
        var key = Guid.NewGuid().ToString();

        var first = Assert.IsType<CreateResult.Created>(await client.CreateAsync(blog, Given.Draft, key));
        var second = Assert.IsType<CreateResult.Created>(await client.CreateAsync(blog, Given.Draft, key));
        var other = Assert.IsType<CreateResult.Conflict>(await client.CreateAsync(blog, new("Other", "Other"), key));

        Assert.Equal((first.Post, false, true), (second.Post, first.Replayed, second.Replayed));
        Assert.Equal((422, "IDEMPOTENCY_KEY_REUSED"), (other.Problem.Status, other.Problem.ErrorCode));
        Assert.Equal([first.Post], await client.All(blog));
    }

    [Fact]
    public async Task Two_creates_make_two_posts()
    {
        var (first, second) = (await client.Create(blog), await client.Create(blog));

        Assert.Equal([second, first], await client.All(blog));
    }

    [Theory]
    [InlineData("<", 262_144)]
    [InlineData("\"", 262_144)]
    [InlineData("\n", 262_143)]
    [InlineData("\uE000", 87_381)]
    [InlineData("🦉", 65_536)]
    public async Task The_longest_body_arrives_as_it_is_whatever_it_is_made_of(string text, int times)
    {
        var body = string.Concat(Enumerable.Repeat(text, times)) + (text is "\n" ? "." : "");

        var post = await client.Create(blog, body: body);

        Assert.Equal(body, post.Body);
        Assert.Equal(new GetResult.Found(post), await client.GetAsync(blog, post.PostId));
    }
}
