using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

[Collection(Suite.Name)]
public sealed class StrangeAnswerTests(NativeCloud cloud)
{
    private readonly string blog = Given.NewBlog();

    [Theory]
    [InlineData(404, """{"message":"Not Found"}""")]
    [InlineData(404, "<html>Not here</html>")]
    [InlineData(400, "")]
    [InlineData(405, "{}")]
    [InlineData(302, "")]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"post":{"postId":"1"}}""")]
    [InlineData(200, """{"post":[]}""")]
    [InlineData(200, "<html>Sign in</html>")]
    [InlineData(404, "[1]")]
    public async Task What_this_API_would_not_answer_is_a_failure_that_names_the_base_address(int status, string body)
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(new Fault.Answer(status, status is 204 ? "" : body));

        var failure =
            await Assert.ThrowsAsync<BlogClientException>(() => proxy.Client().GetAsync(blog, Given.NewPostId()));

        Assert.Equal((status, false, 1), (failure.Status, failure.MayHaveBeenDone, proxy.Requests.Count));
        Assert.EndsWith(
            $"was answered {status}, not as this API does it: check the BaseAddress.",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, """{"message":"Not Found"}""", false)]
    [InlineData(200, "{}", true)]
    public async Task A_strange_answer_to_a_write_says_whether_it_may_have_been_done(
        int status,
        string body,
        bool mayHaveBeenDone)
    {
        await using var proxy = await cloud.Proxy();
        proxy.Inject(new Fault.Answer(status, body));

        var failure =
            await Assert.ThrowsAsync<BlogClientException>(() => proxy.Client().DeleteAsync(blog, Given.NewPostId()));

        Assert.Equal(mayHaveBeenDone, failure.MayHaveBeenDone);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    public async Task A_gateway_that_refuses_the_caller_denies_every_call(int status, string message)
    {
        await using var proxy = await cloud.Proxy();
        var (client, id) = (proxy.Client(), Given.NewPostId());
        proxy.Inject(Enumerable.Repeat(new Fault.Answer(status, $$"""{"message":"{{message}}"}"""), 5));

        Problem[] problems =
        [
            Assert.IsType<CreateResult.Denied>(await client.CreateAsync(blog, Given.Draft)).Problem,
            Assert.IsType<GetResult.Denied>(await client.GetAsync(blog, id)).Problem,
            Assert.IsType<UpdateResult.Denied>(await client.UpdateAsync(blog, id, Given.Draft)).Problem,
            Assert.IsType<DeleteResult.Denied>(await client.DeleteAsync(blog, id)).Problem,
            Assert.IsType<ListResult.Denied>(await client.ListAsync(blog)).Problem,
        ];

        Assert.All(problems, problem => Assert.Equal(
            ("about:blank", status, message, "", 0),
            (problem.Type, problem.Status, problem.Detail, problem.ErrorCode, problem.Errors.Count)));
        Assert.Equal($"/v1/{blog}/posts/{id}", problems[1].Instance);
    }

    [Fact]
    public async Task What_a_later_API_adds_is_no_fault()
    {
        await using var proxy = await cloud.Proxy();
        var post = await proxy.Client().Create(blog);
        proxy.Inject(new Fault.Answer(200, $$$"""
            {"post":{"blogId":"b","postId":"{{{post.PostId}}}","title":"t","body":"b","author":"a",
             "version":9007199254740993,
             "createdAt":"2026-11-22T00:39:18.294Z","updatedAt":"2026-11-22T00:39:18.294Z","tags":["new"]},"links":{}}
            """));

        var found = Assert.IsType<GetResult.Found>(await proxy.Client().GetAsync(blog, post.PostId));

        Assert.Equal("\"9007199254740993\"", found.Post.ETag);
        Assert.Equal(294, found.Post.CreatedAt.Millisecond);
    }
}
