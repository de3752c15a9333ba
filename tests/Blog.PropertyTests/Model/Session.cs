using System.Globalization;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>
/// Clients of one API, from one thread or several, and what they were told: ids, versions, a token. It knows of the API
/// what HTTP shows and no more, so that any store can stand behind it.
/// </summary>
internal sealed class Session
{
    private const string NeverMade = "01900000-0000-7000-8000-000000000000";

    private readonly Func<Route, HttpCall, Task<HttpReply>> api;
    private readonly string prefix;
    private readonly Lazy<IReadOnlyList<Exchange>> opening;
    private readonly Lazy<Shown[]> everything;
    private readonly Lock gate = new();
    private readonly List<Exchange> exchanges = [];
    private readonly List<string> created = [];
    private readonly Dictionary<string, Shown> shown = [];
    private Position? behind;
    private long time;

    /// <param name="prefix">Begins the names of the session's blogs: sessions on one store must not share it.</param>
    /// <param name="first">What is sent before anything else, once there is anything else.</param>
    internal Session(Func<Route, HttpCall, Task<HttpReply>> api, string prefix, params IEnumerable<Operation> first)
    {
        (this.api, this.prefix) = (api, prefix);
        opening = new(() => [.. first.Select(operation => Sent(new(operation), []))]);
        everything = new(FindEverything);
    }

    internal void Send(Exchange exchange) => Sent(exchange, opening.Value);

    /// <summary>
    /// All posts when the operations are done, as lists and gets show them: blog by blog, newest first.
    /// </summary>
    internal IReadOnlyList<Shown> Everything => everything.Value;

    public override string ToString() => string.Join('\n', exchanges);

    private Exchange Sent(Exchange exchange, IReadOnlyList<Exchange> before)
    {
        var target = Resolve(exchange.Operation);
        var sent = Interlocked.Increment(ref time);
        var reply = Send(Call(exchange.Operation, target));
        exchange.Complete(target, Answer.Of(reply), (sent, Interlocked.Increment(ref time)), before);
        Learn(exchange, reply);
        return exchange;
    }

    private Shown[] FindEverything()
    {
        var blogs = shown.Values.Select(post => post.BlogId).Distinct().Order(StringComparer.Ordinal);
        Shown[] listed = [.. blogs.SelectMany(Walk)];
        var found = created.Order(StringComparer.Ordinal).Select(Find).OfType<Shown>();
        Assert.Equal(listed.OrderBy(post => post.PostId, StringComparer.Ordinal), found);
        return listed;
    }

    private IEnumerable<Shown> Walk(string blog)
    {
        string? token = null;
        do
        {
            var reply = Send(Calls.To(Routes.ListPosts, blog).WithQuery(("limit", "3"), ("paginationToken", token)));
            foreach (var post in reply.Posts()) yield return post;
            token = reply.Token();
        }
        while (token is not null);
    }

    private Shown? Find(string id)
    {
        var reply = Send(Calls.To(Routes.GetPost, shown[id].BlogId, id));
        return reply.Status == 404 ? null : Assert.Single(reply.Posts());
    }

    private Target Resolve(Operation operation)
    {
        lock (gate)
            return operation switch
            {
                Operation.Create create => new(Blog(create.Blog), "", 0, null),
                Operation.Update update => Resolve(update.Post),
                Operation.Delete delete => Resolve(delete.Post),
                Operation.Get get => Resolve(get.Post),
                Operation.Page page => new(Blog(page.Blog), "", 0, page.Continue ? behind : null),
                _ => throw new ArgumentException(operation.ToString(), nameof(operation)),
            };
    }

    private Target Resolve(PostRef post)
    {
        var at = post.Number % (created.Count + 1);
        if (at == created.Count) return new(Blog(post.Blog ?? 0), NeverMade, Version: 1, null);
        var known = shown[created[at]];
        return new(post.Blog is { } other ? Blog(other) : known.BlogId, known.PostId, known.Version, null);
    }

    private static HttpCall Call(Operation operation, Target at) => operation switch
    {
        Operation.Create create => (Calls.To(Routes.CreatePost, at.Blog) with { Caller = create.Caller })
            .WithDraft(create.Title, create.Body)
            .With("idempotency-key", create.Key),
        Operation.Update update => (Calls.To(Routes.UpdatePost, at.Blog, at.Post) with { Caller = update.Caller })
            .WithDraft(update.Title, update.Body)
            .With("if-match", at.Header(update.IfMatch)),
        Operation.Delete delete => (Calls.To(Routes.DeletePost, at.Blog, at.Post) with { Caller = delete.Caller })
            .With("if-match", at.Header(delete.IfMatch)),
        Operation.Get get => Calls.To(Routes.GetPost, at.Blog, at.Post)
            .With("if-none-match", at.Header(get.IfNoneMatch)),
        Operation.Page page => Calls.To(Routes.ListPosts, at.Blog).WithQuery(
            ("limit", page.Limit?.ToString(CultureInfo.InvariantCulture)), ("paginationToken", at.Behind?.Token)),
        _ => throw new ArgumentException(operation.ToString(), nameof(operation)),
    };

    /// <summary>
    /// Blocks, as the functions do; CsCheck gives each client a thread. What holds of any response is checked here.
    /// </summary>
    private HttpReply Send(HttpCall call)
    {
        var route = Routes.All.Single(
            each => each.Method == call.Method
                && Calls.To(each, call.PathValue(BlogId.Field), call.PathValue(PostId.Field)).Path == call.Path);
        var reply = api(route, call with { RequestId = $"{prefix}-{Guid.NewGuid()}" }).GetAwaiter().GetResult();
        Assert.Equal(
            reply.Status switch { 304 => null, < 400 => "application/json", _ => "application/problem+json" },
            reply.Header("content-type"));
        Assert.Equal(reply.Status == 304, reply.Body.IsEmpty);
        Assert.Equal(Link(call, reply), reply.Header("link"));
        return reply;
    }

    private static string? Link(HttpCall call, HttpReply reply)
    {
        var limit = call.QueryValue("limit") is { } asked ? $"limit={asked}&" : "";
        return reply.Status == 200 && reply.Token() is { } token
            ? $"<{call.Path}?{limit}paginationToken={token}>; rel=\"next\""
            : null;
    }

    private void Learn(Exchange exchange, HttpReply reply)
    {
        lock (gate)
        {
            exchanges.Add(exchange);
            foreach (var post in exchange.Answer.Posts)
            {
                if (shown.TryAdd(post.PostId, post)) created.Add(post.PostId);
                else if (shown[post.PostId].Version < post.Version) shown[post.PostId] = post;
            }

            if (exchange.Answer is { HasMore: true, Posts: [.., var last] }) behind = new(reply.Token()!, last.PostId);
        }
    }

    private string Blog(int number) => $"{prefix}-blog-{number}";
}
