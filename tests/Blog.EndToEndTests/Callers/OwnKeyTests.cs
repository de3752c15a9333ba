using Amazon.Runtime;
using Blog.EndToEndTests.Api;
using Blog.EndToEndTests.Deployed;

namespace Blog.EndToEndTests.Callers;

/// <summary>Through the native functions: posts and idempotency keys belong to the caller that was checked.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
public sealed class OwnKeyTests
{
    private const string Key = "one-key";

    [Fact]
    public async Task Alices_key_and_posts_are_not_bobs()
    {
        using var issuer = new TestIssuer();
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, issuer.Options);
        var alice = As(cloud, new Caller.Bearer(issuer.Token("alice")));
        var bob = As(cloud, new Caller.Bearer(issuer.Token("bob")));

        var blog = await KeysStayApart(alice, bob);

        Assert.Equal(
            [$"jwt:{TestIssuer.Name}#bob", $"jwt:{TestIssuer.Name}#alice"],
            (await alice.ListPosts(blog)).HasPage().Items.Select(post => post.Author));
        Assert.Equal(401, (await As(cloud, new Caller.Nobody()).CreatePost(blog, "Title", "Body", key: Key)).Status);
    }

    /// <summary>A local cloud that takes two issuers is not to be had: two of them share a table.</summary>
    [Fact]
    public async Task Alice_of_another_issuer_is_another()
    {
        using var issuer = new TestIssuer();
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, issuer.Options);
        await using var believing = await LocalCloud.Start(
            LocalCloud.NativeFunction,
            "--table-url",
            cloud.DynamoDb.AbsoluteUri);
        var claims = TestIssuer.Claims("alice");
        claims["iss"] = "https://issuer.example.org";

        await KeysStayApart(
            As(cloud, new Caller.Bearer(issuer.Token("alice"))),
            As(believing, new Caller.Bearer(issuer.Token(claims))));
    }

    [Fact]
    public async Task Sessions_of_a_role_are_one_caller_and_a_user_is_another()
    {
        using var keys = new KeyFile("alice", "editor/monday", "editor/tuesday");
        await using var cloud = await LocalCloud.Start(
            LocalCloud.NativeFunction, "--writers", "iam", "--iam-keys", keys.Path);
        var (monday, tuesday) = (As(cloud, Signer("editor/monday")), As(cloud, Signer("editor/tuesday")));

        var blog = await KeysStayApart(monday, As(cloud, Signer("alice")));

        var first = (await monday.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201);
        Assert.Equal(first, (await tuesday.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201));
        Assert.Matches("^iam:AROA[A-Z2-7]{17}$", first.Author);
        (await tuesday.UpdatePost(blog, first.PostId, "Title", "Another day")).HasPost(200);
    }

    /// <summary>Nothing tells them apart: the one gets the other's first answer.</summary>
    [Fact]
    public async Task Anonymous_callers_share_their_keys_in_a_blog_and_in_no_other()
    {
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction);
        var (one, other) = (As(cloud, new Caller.Nobody()), As(cloud, new Caller.Nobody()));
        var (blog, otherBlog) = (ApiCalls.NewBlog(), ApiCalls.NewBlog());

        var first = (await one.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201);

        Assert.Equal(first, (await other.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201));
        (await other.CreatePost(blog, "Other", "Body", key: Key)).HasProblem(422, "IDEMPOTENCY_KEY_REUSED");
        Assert.NotEqual(
            first.PostId,
            (await other.CreatePost(otherBlog, "Title", "Body", key: Key)).HasPost(201).PostId);
    }

    /// <summary>The blog in which both used the same key for posts of their own.</summary>
    private static async Task<string> KeysStayApart(BlogApi one, BlogApi other)
    {
        var blog = ApiCalls.NewBlog();
        var mine = (await one.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201);
        var theirs = (await other.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201);

        Assert.NotEqual(mine.PostId, theirs.PostId);
        Assert.NotEqual(mine.Author, theirs.Author);
        Assert.Equal(mine, (await one.CreatePost(blog, "Title", "Body", key: Key)).HasPost(201));
        (await other.UpdatePost(blog, mine.PostId, "Other", "Other")).HasProblem(403, "FORBIDDEN");
        (await one.DeletePost(blog, theirs.PostId)).HasProblem(403, "FORBIDDEN");
        return blog;
    }

    private static CallerApi As(LocalCloud cloud, Caller caller) => new(
        new Stack(cloud.Http.BaseAddress!, caller is Caller.Aws ? "iam" : "jwt", "anyone", caller, Other: null),
        caller,
        new OwnBlogs());

    private static Caller.Aws Signer(string profile) => new(
        profile.Contains('/', StringComparison.Ordinal)
            ? new SessionAWSCredentials(KeyFile.IdOf(profile), KeyFile.Secret, KeyFile.SessionToken)
            : new BasicAWSCredentials(KeyFile.IdOf(profile), KeyFile.Secret),
        "us-east-1");
}
