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
        var call = Calls.To(Routes.CreatePost, blog).WithDraft(create.Title, create.Body).With("idempotency-key", create.Key);
        var reply = await Send(Routes.CreatePost, call with { Caller = create.Caller });
        if (RefusesDraft(reply, create.Title, create.Body) || Repeats(reply, blog, create)) return;
        Assert.Equal(201, reply.Status);
        Assert.Null(reply.Header("idempotency-replayed"));
        var post = reply.Post();
        Assert.Equal(new(blog, post.PostId, create.Title, create.Body, create.Caller.Text, 1, post.CreatedAt, post.CreatedAt), post);
        Assert.Null(model.Find(blog, post.PostId));
        Assert.Equal($"/v1/{blog}/posts/{post.PostId}", reply.Header("location"));
        Assert.Equal("\"1\"", reply.Header("etag"));
        created.Add(post);
        model.Put(post);
        if (create.Key is { } key) model.Remember(post, key);
    }

    /// <summary>A create with a key that its caller has used before.</summary>
    private bool Repeats(HttpReply reply, string blog, Operation.Create create)
    {
        if (create.Key is null || model.Created(blog, create.Caller.Text, create.Key) is not { } first) return false;
        if ((first.Title, first.Body) != (create.Title, create.Body))
        {
            Assert.Equal((422, "IDEMPOTENCY_KEY_REUSED"), (reply.Status, reply.ErrorCode()));
            return true;
        }

        Assert.Equal((201, "true", "\"1\""), (reply.Status, reply.Header("idempotency-replayed"), reply.Header("etag")));
        Assert.Equal($"/v1/{blog}/posts/{first.PostId}", reply.Header("location"));
        Assert.Equal(first, reply.Post());
        return true;
    }

    private async Task Update(Operation.Update update)
    {
        var (blog, id) = Resolve(update.Post);
        var before = model.Find(blog, id);
        var call = Calls.To(Routes.UpdatePost, blog, id).WithDraft(update.Title, update.Body).With("if-match", Tags(update.IfMatch, before));
        var reply = await Send(Routes.UpdatePost, call with { Caller = update.Caller });
        if (update.IfMatch is not ETags.Broken && RefusesDraft(reply, update.Title, update.Body)) return;
        Assert.Equal(BlogModel.WriteStatus(before, update.Caller, update.IfMatch), reply.Status);
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
        var before = model.Find(blog, id);
        var call = Calls.To(Routes.DeletePost, blog, id).With("if-match", Tags(delete.IfMatch, before));
        var reply = await Send(Routes.DeletePost, call with { Caller = delete.Caller });
        Assert.Equal(BlogModel.WriteStatus(before, delete.Caller, delete.IfMatch), reply.Status);
        if (before is null || reply.Status != 200) return;
        Assert.Equal(before, reply.Post());
        model.Remove(before);
    }

    private Task Get(Operation.Get get)
    {
        var (blog, id) = Resolve(get.Post);
        return Get(blog, id, get.IfNoneMatch);
    }

    private async Task Get(string blog, string id, ETags ifNoneMatch)
    {
        var post = model.Find(blog, id);
        var reply = await Send(Routes.GetPost, Calls.To(Routes.GetPost, blog, id).With("if-none-match", Tags(ifNoneMatch, post)));
        Assert.Equal(BlogModel.ReadStatus(post, ifNoneMatch), reply.Status);
        if (post is null || reply.Status == 400) return;
        Assert.Equal(ETag(post), reply.Header("etag"));
        if (reply.Status == 304) Assert.True(reply.Body.IsEmpty);
        else Assert.Equal(post, reply.Post());
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
        if (reply.Token() is not { } next)
        {
            Assert.Null(reply.Header("link"));
            return null;
        }

        var asked = limit is null ? "" : $"limit={limit}&";
        Assert.Equal($"</v1/{blog}/posts?{asked}paginationToken={next}>; rel=\"next\"", reply.Header("link"));
        seen = (next, reply.Items()[^1].PostId);
        return seen;
    }

    private async Task FindEverything()
    {
        foreach (var post in created) await Get(post.BlogId, post.PostId, ETags.None);
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
        Assert.Equal(
            reply.Status switch { 304 => null, < 400 => "application/json", _ => "application/problem+json" },
            reply.Header("content-type"));
        return reply;
    }

    private string Blog(int number) => $"{prefix}-blog-{number}";

    private (string Blog, string Post) Resolve(PostRef post) => (post.Number % (created.Count + 1)) is var at && at < created.Count
        ? (post.Blog is { } other ? Blog(other) : created[at].BlogId, created[at].PostId)
        : (Blog(post.Blog ?? 0), NeverMade);

    private static string? Tags(ETags tags, Shown? post)
    {
        var version = post?.Version ?? 1;
        return tags switch
        {
            ETags.None => null,
            ETags.Any => "*",
            ETags.Current => $"\"{version}\"",
            ETags.Before => $"\"{version - 1}\"",
            ETags.Next => $"\"{version + 1}\"",
            ETags.Foreign => $"\"0{version}\"",
            ETags.Broken => $"{version}",
            _ => throw new ArgumentOutOfRangeException(nameof(tags)),
        };
    }

    private static string ETag(Shown post) => string.Create(CultureInfo.InvariantCulture, $"\"{post.Version}\"");
}
