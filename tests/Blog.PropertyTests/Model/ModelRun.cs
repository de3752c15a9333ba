using System.Globalization;
using Blog.Core;
using Blog.Core.Http;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>
/// Sends operations to an API, one after the other, and holds every answer against <see cref="BlogModel"/>. It knows
/// of the API what HTTP shows and no more, so that any store can stand behind it.
/// </summary>
internal sealed class ModelRun
{
    private const string NeverMade = "01900000-0000-7000-8000-000000000000";

    private readonly Func<Route, HttpCall, Task<HttpReply>> api;
    private readonly string prefix;
    private readonly BlogModel model = new();
    private readonly List<Shown> created = [];
    private (string Token, string LastPost)? seen;
    private int requests;

    private ModelRun(Func<Route, HttpCall, Task<HttpReply>> api, string prefix) => (this.api, this.prefix) = (api, prefix);

    /// <summary>Fails with the first answer that the model would not have given.</summary>
    /// <param name="prefix">Begins the names of the run's blogs: runs on one store must not share it.</param>
    internal static async Task Against(Func<Route, HttpCall, Task<HttpReply>> api, IReadOnlyList<Operation> operations, string prefix)
    {
        var run = new ModelRun(api, prefix);
        foreach (var operation in operations) await run.Do(operation);
        await run.FindEverything();
    }

    private Task Do(Operation operation) => operation switch
    {
        Operation.Create create => Create(create),
        Operation.Update update => Update(update),
        Operation.Delete delete => Delete(delete),
        Operation.Get get => Get(get),
        Operation.Page page => Page(page),
        Operation.Walk walk => Walk(Blog(walk.Blog), walk.Limit),
        _ => throw new ArgumentException(operation.ToString(), nameof(operation)),
    };

    private async Task Create(Operation.Create create)
    {
        var blog = Blog(create.Blog);
        var reply = await Send(Routes.CreatePost, Calls.To(Routes.CreatePost, blog)
            .WithDraft(create.Title, create.Body) with
        { Caller = create.Caller });
        if (RefusesDraft(reply, create.Title, create.Body)) return;
        Assert.Equal(201, reply.Status);
        var post = reply.Post();
        Assert.Equal(new(blog, post.PostId, create.Title, create.Body, create.Caller.Text, 1, post.CreatedAt, post.CreatedAt), post);
        Assert.Null(model.Find(blog, post.PostId));
        Assert.Equal($"/v1/{blog}/posts/{post.PostId}", reply.Header("location"));
        Assert.Equal("\"1\"", reply.Header("etag"));
        created.Add(post);
        model.Put(post);
    }

    private async Task Update(Operation.Update update)
    {
        var (blog, id) = Resolve(update.Post);
        var reply = await Send(Routes.UpdatePost, Calls.To(Routes.UpdatePost, blog, id)
            .WithDraft(update.Title, update.Body) with
        { Caller = update.Caller });
        var before = model.Find(blog, id);
        if (RefusesDraft(reply, update.Title, update.Body)) return;
        Assert.Equal(BlogModel.WriteStatus(before, update.Caller), reply.Status);
        if (before is null || reply.Status != 200) return;
        var post = reply.Post();
        Assert.Equal(
            before with { Title = update.Title, Body = update.Body, Version = before.Version + 1, UpdatedAt = post.UpdatedAt }, post);
        Assert.True(string.CompareOrdinal(before.UpdatedAt, post.UpdatedAt) <= 0);
        Assert.Equal(ETag(post), reply.Header("etag"));
        model.Put(post);
    }

    private async Task Delete(Operation.Delete delete)
    {
        var (blog, id) = Resolve(delete.Post);
        var reply = await Send(Routes.DeletePost, Calls.To(Routes.DeletePost, blog, id) with { Caller = delete.Caller });
        var before = model.Find(blog, id);
        Assert.Equal(BlogModel.WriteStatus(before, delete.Caller), reply.Status);
        if (before is null || reply.Status != 200) return;
        Assert.Equal(before, reply.Post());
        model.Remove(before);
    }

    private Task Get(Operation.Get get)
    {
        var (blog, id) = Resolve(get.Post);
        return Get(blog, id);
    }

    private async Task Get(string blog, string id)
    {
        var reply = await Send(Routes.GetPost, Calls.To(Routes.GetPost, blog, id));
        var post = model.Find(blog, id);
        Assert.Equal(post is null ? 404 : 200, reply.Status);
        if (post is null) return;
        Assert.Equal(post, reply.Post());
        Assert.Equal(ETag(post), reply.Header("etag"));
    }

    private async Task Page(Operation.Page page)
    {
        var behind = page.Continue ? seen : null;
        await Page(Blog(page.Blog), page.Limit, behind?.Token, behind?.LastPost);
    }

    private async Task Walk(string blog, int limit)
    {
        (string Token, string LastPost)? behind = null;
        do behind = await Page(blog, limit, behind?.Token, behind?.LastPost);
        while (behind is not null);
    }

    /// <summary>Gives where the next page begins; a token that comes with the very last post is allowed, one that is missing is not.</summary>
    private async Task<(string Token, string LastPost)?> Page(string blog, int? limit, string? token, string? after)
    {
        var reply = await Send(Routes.ListPosts, Calls.To(Routes.ListPosts, blog)
            .WithQuery(("limit", limit?.ToString(CultureInfo.InvariantCulture)), ("paginationToken", token)));
        Assert.Equal(200, reply.Status);
        var rest = model.List(blog, after);
        var size = limit ?? 10;
        Assert.Equal(rest.Take(size), reply.Items());
        if (rest.Count != size) Assert.Equal(rest.Count > size, reply.Token() is not null);
        if (reply.Token() is not { } next) return null;
        seen = (next, reply.Items()[^1].PostId);
        return seen;
    }

    private async Task FindEverything()
    {
        foreach (var post in created) await Get(post.BlogId, post.PostId);
        foreach (var blog in created.Select(post => post.BlogId).Distinct()) await Walk(blog, limit: 3);
    }

    /// <summary>A draft with a blank field is refused before anybody asks the store.</summary>
    private static bool RefusesDraft(HttpReply reply, string title, string body)
    {
        if (title.Length > 0 && body.Length > 0) return false;
        Assert.Equal(400, reply.Status);
        Assert.Equal("VALIDATION_FAILED", reply.ErrorCode());
        return true;
    }

    private async Task<HttpReply> Send(Route route, HttpCall call)
    {
        var reply = await api(route, call with { RequestId = $"{prefix}-{requests++}" });
        Assert.Equal(reply.Status < 400 ? "application/json" : "application/problem+json", reply.Header("content-type"));
        return reply;
    }

    private string Blog(int number) => $"{prefix}-blog-{number}";

    private (string Blog, string Post) Resolve(PostRef post) => (post.Number % (created.Count + 1)) is var at && at < created.Count
        ? (post.Blog is { } other ? Blog(other) : created[at].BlogId, created[at].PostId)
        : (Blog(post.Blog ?? 0), NeverMade);

    private static string ETag(Shown post) => string.Create(CultureInfo.InvariantCulture, $"\"{post.Version}\"");
}
