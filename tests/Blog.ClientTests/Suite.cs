using Blog.Client;
using Blog.ClientTests.Way;
using Blog.EndToEndTests;

namespace Blog.ClientTests;

/// <summary>All tests that need the API share one local cloud, and so run one after another.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
[CollectionDefinition(Name)]
public sealed class Suite : ICollectionFixture<NativeCloud>
{
    public const string Name = "The client against the native functions";
}

internal static class Given
{
    /// <summary>Short pauses; an attempt may take as long as usual.</summary>
    public static readonly BlogClientOptions Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(5) };

    /// <summary>
    /// An attempt that stalls is soon given up; what a busy machine delays is tried again for some time.
    /// </summary>
    public static readonly BlogClientOptions Hasty = Quick with
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxRetries = 15,
        MaxRetryDelay = TimeSpan.FromSeconds(1),
    };

    public static readonly PostDraft Draft = new("Title", "Body");

    /// <summary>A blog that no other test knows.</summary>
    public static string NewBlog() => $"blog-{Guid.NewGuid():N}";

    public static string NewPostId() => Guid.CreateVersion7().ToString();

    /// <summary>A client with nothing in between, signed in as the author if there is one.</summary>
    public static BlogClient Client(this LocalCloud cloud, string? author = null)
    {
        var http = new HttpClient { BaseAddress = cloud.Http.BaseAddress };
        if (author is not null)
            http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token(author)}");
        return new BlogClient(http, Quick);
    }

    public static Task<FaultProxy> Proxy(this LocalCloud cloud) => FaultProxy.Start(cloud.Http.BaseAddress!);

    public static BlogClient Client(this FaultProxy proxy, BlogClientOptions? options = null) =>
        new(new HttpClient { BaseAddress = proxy.Url }, options ?? Quick);

    public static async Task<Post> Create(
        this BlogClient client,
        string blog,
        string title = "Title",
        string body = "Body") =>
        Assert.IsType<CreateResult.Created>(await client.CreateAsync(blog, new PostDraft(title, body))).Post;

    public static async Task<IReadOnlyList<Post>> All(this BlogClient client, string blog, int pageSize = 100)
    {
        var posts = new List<Post>();
        await foreach (var post in client.ListAllAsync(blog, pageSize))
            posts.Add(post);
        return posts;
    }

    /// <summary>An unsigned JSON Web Token: the local gateway believes it.</summary>
    private static string Token(string subject) =>
        $"{Encode("""{"alg":"none"}""")}.{Encode($$"""{"sub":"{{subject}}"}""")}.";

    private static string Encode(string json) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));
}
