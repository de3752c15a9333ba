namespace Blog.EndToEndTests.Api;

public abstract class PostLifeTests(BlogApi cloud)
{
    [Fact]
    public async Task A_post_is_created_read_listed_updated_and_deleted()
    {
        var blog = ApiCalls.NewBlog();

        var created = (await cloud.CreatePost(blog, "First", "Hello")).HasPost(201);
        var read = (await cloud.GetPost(blog, created.PostId)).HasPost(200);
        var listed = (await cloud.ListPosts(blog)).HasPage();
        var updated = (await cloud.UpdatePost(blog, created.PostId, "Second", "Bye")).HasPost(200);
        var readAgain = (await cloud.GetPost(blog, created.PostId)).HasPost(200);
        var deleted = (await cloud.DeletePost(blog, created.PostId)).HasPost(200);

        Assert.Equal(
            (blog, "First", "Hello", cloud.Author, 1),
            (created.BlogId, created.Title, created.Body, created.Author, created.Version));
        Assert.Equal(created.CreatedAt, created.UpdatedAt);
        Assert.Equal(created, read);
        Assert.Equal(created, Assert.Single(listed.Items));
        Assert.Equal(
            created with { Title = "Second", Body = "Bye", Version = 2, UpdatedAt = updated.UpdatedAt },
            updated);
        Assert.Equal(updated, readAgain);
        Assert.Equal(updated, deleted);
        (await cloud.GetPost(blog, created.PostId)).HasProblem(404, "NOT_FOUND");
        Assert.Equal("""{"items":[]}""", (await cloud.ListPosts(blog)).Text);
    }

    [Fact]
    public async Task A_created_post_is_where_Location_says()
    {
        var blog = ApiCalls.NewBlog();

        var created = await cloud.CreatePost(blog, "Title", "Body");
        var location = created.Headers["Location"];

        Assert.Equal($"{cloud.BasePath}/v1/{blog}/posts/{created.HasPost(201).PostId}", location);
        Assert.Equal(created.Text, (await cloud.Follow(location)).Text);
    }

    [Fact]
    public async Task The_ETag_is_the_version_in_quotes()
    {
        var blog = ApiCalls.NewBlog();

        var created = await cloud.CreatePost(blog, "Title", "Body");
        var id = created.HasPost(201).PostId;
        var updated = await cloud.UpdatePost(blog, id, "Title", "Body");
        var read = await cloud.GetPost(blog, id);
        var deleted = await cloud.DeletePost(blog, id);

        Assert.Equal(
            ["\"1\"", "\"2\"", "\"2\""],
            new[] { created, updated, read }.Select(answer => answer.Headers["ETag"]),
            StringComparer.Ordinal);
        Assert.False(deleted.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task A_post_lives_in_its_own_blog_only()
    {
        var (blog, other) = (ApiCalls.NewBlog(), ApiCalls.NewBlog());
        var post = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201);

        (await cloud.GetPost(other, post.PostId)).HasProblem(404, "NOT_FOUND");
        (await cloud.UpdatePost(other, post.PostId, "Title", "Body")).HasProblem(404, "NOT_FOUND");
        (await cloud.DeletePost(other, post.PostId)).HasProblem(404, "NOT_FOUND");
        Assert.Empty((await cloud.ListPosts(other)).HasPage().Items);
        Assert.Equal(post, (await cloud.GetPost(blog, post.PostId)).HasPost(200));
    }

    [Fact]
    public async Task A_deleted_post_can_be_neither_read_nor_changed_nor_deleted()
    {
        var blog = ApiCalls.NewBlog();
        var id = (await cloud.CreatePost(blog, "Title", "Body")).HasPost(201).PostId;
        (await cloud.DeletePost(blog, id)).HasPost(200);

        (await cloud.GetPost(blog, id)).HasProblem(404, "NOT_FOUND");
        (await cloud.UpdatePost(blog, id, "Title", "Body")).HasProblem(404, "NOT_FOUND");
        (await cloud.DeletePost(blog, id)).HasProblem(404, "NOT_FOUND");
        Assert.Empty((await cloud.ListPosts(blog)).HasPage().Items);
    }
}

[Collection(HttpApi.Name)]
public sealed class PostLifeOverHttpApiTests(NativeCloud cloud) : PostLifeTests(cloud);

[Collection(RestApi.Name)]
public sealed class PostLifeOverRestApiTests(NativeRestCloud cloud) : PostLifeTests(cloud);
