using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;
using Blog.EndToEndTests.Callers;

namespace Blog.ClientTests;

/// <summary>A client that shows who calls, to an API that asks for it.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
public sealed class CallerTests
{
    private readonly string blog = Given.NewBlog();

    [Fact]
    public async Task A_token_makes_its_subject_the_caller()
    {
        using var issuer = new TestIssuer();
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, issuer.Options);
        var (alice, bob) = (Client(cloud, Tokens(issuer.Token("alice"))), Client(cloud, Tokens(issuer.Token("bob"))));

        var post = await alice.Create(blog);
        var theirs = Assert.IsType<CreateResult.Created>(await bob.CreateAsync(blog, Given.Draft, "key"));
        var mine = Assert.IsType<CreateResult.Created>(await alice.CreateAsync(blog, Given.Draft, "key"));

        Assert.Equal($"jwt:{TestIssuer.Name}#alice", post.Author);
        Assert.NotEqual(theirs.Post.PostId, mine.Post.PostId);
        Assert.IsType<UpdateResult.Denied>(await bob.UpdateAsync(blog, post.PostId, Given.Draft));
        Assert.IsType<UpdateResult.Updated>(await alice.UpdateAsync(blog, post.PostId, new("Again", "Body")));
        Assert.IsType<DeleteResult.Deleted>(await alice.DeleteAsync(blog, post.PostId));
    }

    [Fact]
    public async Task No_token_or_one_that_has_expired_is_denied()
    {
        using var issuer = new TestIssuer();
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, issuer.Options);
        var expired = issuer.Token(TestIssuer.Claims("alice", left: TimeSpan.FromSeconds(-2)));

        foreach (var client in new[] { Client(cloud, credentials: null), Client(cloud, Tokens(expired)) })
        {
            var denied = Assert.IsType<CreateResult.Denied>(await client.CreateAsync(blog, Given.Draft));
            Assert.Equal(401, denied.Problem.Status);
        }
    }

    [Fact]
    public async Task Each_attempt_has_a_token_of_its_own()
    {
        using var issuer = new TestIssuer();
        await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, issuer.Options);
        await using var proxy = await cloud.Proxy();
        var asked = 0;
        var client = proxy.Client(Given.Quick with
        {
            Credentials = ApiCredentials.Bearer(_ =>
            {
                asked++;
                return ValueTask.FromResult(issuer.Token(asked == 3 ? "third" : "other"));
            }),
        });

        proxy.Inject(new Fault.Answer(503), new Fault.Answer(503));
        var post = await client.Create(blog);

        Assert.Equal((3, $"jwt:{TestIssuer.Name}#third"), (asked, post.Author));
    }

    [Fact]
    public async Task Where_the_source_fails_nothing_is_sent()
    {
        await using var proxy = await FaultProxy.Start(new Uri("http://127.0.0.1:1"));
        var broken = proxy.Client(Given.Quick with
        {
            Credentials = ApiCredentials.Bearer(_ => throw new NotSupportedException("No login.")),
        });
        var away = proxy.Client(Given.Quick with
        {
            Credentials = ApiCredentials.Bearer(_ => throw new HttpRequestException("The issuer is away.")),
        });

        await Assert.ThrowsAsync<NotSupportedException>(() => broken.CreateAsync(blog, Given.Draft));
        var failure = await Assert.ThrowsAsync<BlogClientException>(() => away.CreateAsync(blog, Given.Draft));

        Assert.False(failure.MayHaveBeenDone);
        Assert.Empty(proxy.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("to ken")]
    [InlineData("token\r\nX-Other: 1")]
    public async Task A_token_that_cannot_stand_in_a_header_is_not_told(string token)
    {
        await using var proxy = await FaultProxy.Start(new Uri("http://127.0.0.1:1"));
        var client = proxy.Client(Given.Quick with { Credentials = Tokens(token) });

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => client.CreateAsync(blog, Given.Draft));

        Assert.Equal("The source of tokens gave none that can stand in a header.", fault.Message);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task Every_request_is_signed_by_an_AWS_key()
    {
        using var keys = new KeyFile("alice", "editor/monday");
        await using var cloud = await LocalCloud.Start(
            LocalCloud.NativeFunction, "--writers", "iam", "--readers", "iam", "--iam-keys", keys.Path);

        foreach (var (key, author) in new[]
        {
            (new AwsCredentials("alice", KeyFile.Secret), "^iam:AIDA[A-Z2-7]{17}$"),
            (new AwsCredentials("editor_monday", KeyFile.Secret, KeyFile.SessionToken), "^iam:AROA[A-Z2-7]{17}$"),
        })
        {
            var client = Client(cloud, Signing(key));
            var post = await client.Create(blog, "Žofie", "¡Olé! 🦉");
            await client.Create(blog);
            var updated = Assert.IsType<UpdateResult.Updated>(
                await client.UpdateAsync(blog, post.PostId, Given.Draft, post.ETag)).Post;

            Assert.Matches(author, post.Author);
            Assert.Equal(new GetResult.Found(updated), await client.GetAsync(blog, post.PostId));
            Assert.Equal(2, (await client.All(blog, pageSize: 1)).Count(each => each.Author == post.Author));
            Assert.IsType<DeleteResult.Deleted>(await client.DeleteAsync(blog, post.PostId));
        }
    }

    [Fact]
    public async Task Another_AWS_key_is_denied()
    {
        using var keys = new KeyFile("alice");
        await using var cloud = await LocalCloud.Start(
            LocalCloud.NativeFunction, "--writers", "iam", "--iam-keys", keys.Path);

        foreach (var credentials in new[] { null, Signing(new("alice", "other")), Signing(new("bob", KeyFile.Secret)) })
        {
            var denied = Assert.IsType<CreateResult.Denied>(
                await Client(cloud, credentials).CreateAsync(blog, Given.Draft));
            Assert.Equal(403, denied.Problem.Status);
        }
    }

    [Fact]
    public void The_text_of_a_key_holds_no_secret() =>
        Assert.Equal("AwsCredentials { AccessKeyId = id }", new AwsCredentials("id", "secret", "token").ToString());

    private static ApiCredentials Tokens(string token) => ApiCredentials.Bearer(_ => ValueTask.FromResult(token));

    private static ApiCredentials Signing(AwsCredentials key) =>
        ApiCredentials.Aws(_ => ValueTask.FromResult(key), "us-east-1");

    private static BlogClient Client(LocalCloud cloud, ApiCredentials? credentials) => new(
        new HttpClient { BaseAddress = cloud.Http.BaseAddress },
        Given.Quick with { Credentials = credentials });
}
