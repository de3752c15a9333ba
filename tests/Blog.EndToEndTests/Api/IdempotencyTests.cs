namespace Blog.EndToEndTests.Api;

public abstract class IdempotencyTests(BlogApi cloud)
{
    private readonly string blog = ApiCalls.NewBlog();

    [Fact]
    public async Task A_create_sent_again_gets_the_first_answer_again()
    {
        var first = await cloud.CreatePost(blog, "Title", "Body", key: "key");
        var again = await cloud.CreatePost(blog, " Title ", "Body", key: "key");

        Assert.Equal(first.HasPost(201), again.HasPost(201));
        Assert.Equal(
            (first.Headers["ETag"], first.Headers["Location"]),
            (again.Headers["ETag"], again.Headers["Location"]));
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Single((await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task A_post_changed_or_deleted_since_is_not_made_again()
    {
        var first = (await cloud.CreatePost(blog, "Title", "Body", key: "key")).HasPost(201);
        await cloud.UpdatePost(blog, first.PostId, "Changed", "Body");
        Assert.Equal(first, (await cloud.CreatePost(blog, "Title", "Body", key: "key")).HasPost(201));
        await cloud.DeletePost(blog, first.PostId);
        Assert.Equal(first, (await cloud.CreatePost(blog, "Title", "Body", key: "key")).HasPost(201));
        Assert.Empty((await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task Another_create_with_the_same_key_is_a_422_and_makes_nothing()
    {
        var first = (await cloud.CreatePost(blog, "Title", "Body", key: "key")).HasPost(201);
        (await cloud.CreatePost(blog, "Title", "Another", key: "key")).HasProblem(422, "IDEMPOTENCY_KEY_REUSED");
        (await cloud.CreatePost(blog, "Title", "", key: "key")).HasFaults();
        Assert.Equal([first], (await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public async Task Keys_of_1_to_255_characters_are_taken(int length) =>
        (await cloud.CreatePost(blog, "Title", "Body", key: new string('~', length))).HasPost(201);

    [Fact]
    public async Task Other_keys_are_a_400()
    {
        (await cloud.CreatePost(blog, "Title", "Body", key: "two words")).HasProblem(400, "MALFORMED_REQUEST");
        (await cloud.CreatePost(blog, "Title", "Body", key: new string('k', 256))).HasProblem(400, "MALFORMED_REQUEST");
    }
}

[Collection(HttpApi.Name)]
public sealed class IdempotencyOverHttpApiTests(NativeCloud cloud) : IdempotencyTests(cloud);

[Collection(RestApi.Name)]
public sealed class IdempotencyOverRestApiTests(NativeRestCloud cloud) : IdempotencyTests(cloud);
