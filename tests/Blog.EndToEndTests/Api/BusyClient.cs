namespace Blog.EndToEndTests.Api;

/// <summary>
/// A caller with a blog of its own, one request at a time, who knows what each answer may be: what was acknowledged
/// last, or what met a fault of the function since, which may be done at any time or never. Every title is written once
/// only; a body follows from its title.
/// </summary>
internal sealed class BusyClient(LocalCloud cloud, string name)
{
    private const string Gone = "";

    /// <summary>By its id, the titles that a post may have.</summary>
    private readonly Dictionary<string, HashSet<string>> posts = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsure = new(StringComparer.Ordinal);

    public string Blog { get; } = ApiCalls.NewBlog();

    /// <summary>How many requests the gateway answered for a function that had died.</summary>
    public int Faults { get; private set; }

    /// <summary>The lives of so many posts, one after another; every other one stays.</summary>
    public async Task Live(int rounds)
    {
        for (var round = 0; round < rounds; round++)
            await LiveOnce(round);
    }

    /// <summary>Reads back all that it ever wrote.</summary>
    public async Task Check()
    {
        await List();
        foreach (var id in posts.Keys)
            await Get(id);
    }

    public static string BodyOf(string title) => $"The body of \"{title}\".";

    private async Task LiveOnce(int round)
    {
        if (await Create($"{name}, post {round}") is not { } id) return;
        await Get(id);
        await Update(id, $"{name}, post {round}, again 🦉");
        await Get(id);
        await List();
        if (round % 2 == 0) await Delete(id);
        await Get(id);
    }

    private async Task<string?> Create(string title)
    {
        var answer = await Ask(cloud.CreatePost(Blog, title, BodyOf(title)));
        if (answer is null)
        {
            unsure.Add(title);
            return null;
        }

        var post = answer.HasPost(201);
        IsMine(post, title, version: 1);
        posts.Add(post.PostId, [title]);
        return post.PostId;
    }

    private async Task Get(string id)
    {
        if (await Ask(cloud.GetPost(Blog, id)) is not { } answer) return;
        if (answer.Status != 404)
            IsAsItMayBe(answer.HasPost(200));
        else if (answer.HasProblem(404, "NOT_FOUND") is not null)
            Assert.Contains(Gone, posts[id]);
    }

    private async Task Update(string id, string title)
    {
        var answer = await Ask(cloud.UpdatePost(Blog, id, title, BodyOf(title)));
        posts[id] = answer is null ? [.. posts[id], title] : [title];
        if (answer is not null)
            IsMine(answer.HasPost(200), title, version: 2);
    }

    private async Task Delete(string id)
    {
        var answer = await Ask(cloud.DeletePost(Blog, id));
        if (answer is not null)
            IsAsItMayBe(answer.HasPost(200));
        posts[id] = answer is null ? [.. posts[id], Gone] : [Gone];
    }

    private async Task List()
    {
        if (await Ask(cloud.ListPosts(Blog, "?limit=100")) is not { } answer) return;
        var page = answer.HasPage();
        var ids = page.Items.Select(post => post.PostId).ToList();
        Assert.Null(page.PaginationToken);
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), ids);
        Assert.All(page.Items.Where(post => !unsure.Contains(post.Title)), IsAsItMayBe);
        Assert.All(posts.Keys.Except(ids, StringComparer.Ordinal), id => Assert.Contains(Gone, posts[id]));
    }

    /// <summary>The answer, or null for a function that has died with the request.</summary>
    private async Task<Answer?> Ask(Task<Answer> asked)
    {
        var answer = await asked;
        if (!answer.IsFunctionFault) return answer;
        Faults++;
        return null;
    }

    private void IsAsItMayBe(WirePost post)
    {
        IsMine(post);
        Assert.Contains(post.Title, posts[post.PostId]);
    }

    private void IsMine(WirePost post) => Assert.Equal((Blog, BodyOf(post.Title)), (post.BlogId, post.Body));

    private void IsMine(WirePost post, string title, long version)
    {
        IsMine(post);
        Assert.Equal((title, version), (post.Title, post.Version));
    }
}
