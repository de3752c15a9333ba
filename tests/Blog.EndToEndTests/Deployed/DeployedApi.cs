using Amazon.Runtime;
using Blog.EndToEndTests.Api;
using Blog.EndToEndTests.Callers;

namespace Blog.EndToEndTests.Deployed;

/// <summary>
/// The stack that is deployed at the URL that was given, or in its place a local cloud with a stage that asks for
/// signatures. The blogs that tests used are emptied at the end.
/// </summary>
public sealed class DeployedApi : BlogApi, IAsyncLifetime
{
    private readonly OwnBlogs blogs = new();
    private readonly KeyFile keys = new("FIRST", "SECOND");
    private LocalCloud? standIn;
    private string author = "";

    internal Stack Stack { get; private set; } = null!;

    public override string Author => author;

    /// <summary>Another caller, where there is one.</summary>
    internal BlogApi? Other { get; private set; }

    /// <summary>A caller who shows nothing.</summary>
    internal BlogApi Nobody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Needs.Missing(Need.NativeExecutable, Need.DynamoDbLocal) is not null)
            return;
        Stack = Stack.Given ?? await StandIn();
        Http = CallerApi.Client(Stack, Stack.Caller, blogs);
        Other = Stack.Other is null ? null : new CallerApi(Stack, Stack.Other, blogs);
        Nobody = new CallerApi(Stack, new Caller.Nobody(), blogs);
        var answer = await this.CreatePost(ApiCalls.NewBlog(), "Title", "Body");
        author = answer.Status is 201
            ? answer.Post.Author
            : throw new InvalidOperationException(
                $"{Stack.Url} asks writers for {Stack.Writers}, and answered {Stack.Caller} with {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        if (author is not "")
            await blogs.Empty(Other is null ? [this] : [this, Other]);
        if (standIn is not null)
            await standIn.DisposeAsync();
        keys.Dispose();
    }

    private async Task<Stack> StandIn()
    {
        standIn = await LocalCloud.Start(
            LocalCloud.NativeFunction,
            "--payload", "1.0", "--stage", "prod", "--writers", "iam", "--iam-keys", keys.Path);
        return new(standIn.Http.BaseAddress!, "iam", "anyone", Signed("FIRST"), Signed("SECOND"));
    }

    private static Caller.Aws Signed(string accessKey) =>
        new(new BasicAWSCredentials(accessKey, KeyFile.Secret), "us-east-1");
}
