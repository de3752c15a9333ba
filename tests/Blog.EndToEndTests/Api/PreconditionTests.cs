namespace Blog.EndToEndTests.Api;

public abstract class PreconditionTests(BlogApi cloud)
{
    private const int Rounds = 100;

    [Fact]
    public async Task A_write_with_the_current_ETag_is_done()
    {
        var (blog, id) = await NewPost();

        var updated = await cloud.UpdatePost(blog, id, "Second", "Body", ifMatch: "\"1\"");
        var updatedAgain = await cloud.UpdatePost(blog, id, "Third", "Body", ifMatch: updated.Headers["ETag"]);

        Assert.Equal("\"3\"", updatedAgain.Headers["ETag"]);
        Assert.Equal("Third", (await cloud.DeletePost(blog, id, ifMatch: "*")).HasPost(200).Title);
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"3\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"other\"")]
    public async Task A_write_with_another_ETag_is_a_412_and_changes_nothing(string etag)
    {
        var (blog, id) = await NewPost();
        var updated = (await cloud.UpdatePost(blog, id, "Second", "Body")).HasPost(200);

        (await cloud.UpdatePost(blog, id, "Lost", "Body", ifMatch: etag)).HasProblem(412, "VERSION_MISMATCH");
        (await cloud.DeletePost(blog, id, ifMatch: etag)).HasProblem(412, "VERSION_MISMATCH");

        Assert.Equal(updated, (await cloud.GetPost(blog, id)).HasPost(200));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"1")]
    public async Task An_If_Match_that_is_no_ETag_is_a_400(string ifMatch)
    {
        var (blog, id) = await NewPost();

        (await cloud.UpdatePost(blog, id, "Title", "Body", ifMatch: ifMatch)).HasProblem(400, "MALFORMED_REQUEST");
        (await cloud.DeletePost(blog, id, ifMatch: ifMatch)).HasProblem(400, "MALFORMED_REQUEST");
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("W/\"1\"")]
    [InlineData("\"9\", \"1\"")]
    [InlineData("*")]
    public async Task A_reader_who_has_the_version_gets_a_304_without_a_body(string ifNoneMatch)
    {
        var (blog, id) = await NewPost();

        var answer = await cloud.GetPost(blog, id, ifNoneMatch);

        Assert.Equal((304, "\"1\"", 0), (answer.Status, answer.Headers["ETag"], answer.Body.Length));
    }

    [Fact]
    public async Task A_reader_who_has_an_old_version_gets_the_post()
    {
        var (blog, id) = await NewPost();
        await cloud.UpdatePost(blog, id, "Second", "Body");

        Assert.Equal("Second", (await cloud.GetPost(blog, id, "\"1\"")).HasPost(200).Title);
        (await cloud.GetPost(blog, ApiCalls.NewPostId(), "*")).HasProblem(404, "NOT_FOUND");
        (await cloud.GetPost(blog, id, "2")).HasProblem(400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task Of_two_writers_with_one_ETag_exactly_one_wins()
    {
        var (blog, id) = await NewPost();
        for (var round = 1; round <= Rounds; round++)
        {
            var both = await Task.WhenAll(Write("Left", round), Write("Right", round));
            var winner = Assert.Single(both, answer => answer.Status == 200).HasPost(200);
            Assert.Single(both, answer => answer.Status == 412).HasProblem(412, "VERSION_MISMATCH");
            Assert.Equal(winner, (await cloud.GetPost(blog, id)).HasPost(200));
        }

        Task<Answer> Write(string title, int version) =>
            cloud.UpdatePost(blog, id, title, "Body", ifMatch: $"\"{version}\"");
    }

    private async Task<(string Blog, string Id)> NewPost()
    {
        var blog = ApiCalls.NewBlog();
        return (blog, (await cloud.CreatePost(blog, "First", "Body")).HasPost(201).PostId);
    }
}

[Collection(HttpApi.Name)]
public sealed class PreconditionsOverHttpApiTests(NativeCloud cloud) : PreconditionTests(cloud);

[Collection(RestApi.Name)]
public sealed class PreconditionsOverRestApiTests(NativeRestCloud cloud) : PreconditionTests(cloud);
