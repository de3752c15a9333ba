using Blog.Core.Values;
using static Blog.PropertyTests.Replies;

namespace Blog.PropertyTests.Model;

/// <summary>
/// The whole API as a dictionary. It judges exchanges in an order: what each response had to be, and what is there
/// afterwards. From a response it takes no more than what the API is free to choose: a new post's id, the moment of a
/// write, and whether a page that ends with the blog has a token.
/// </summary>
internal sealed class BlogModel
{
    private readonly Dictionary<(string Blog, string Post), Shown> posts = [];
    private readonly Dictionary<(string Blog, string Caller, string Key), Shown> keys = [];
    private long latestSent;
    private bool isOpen;

    /// <summary>The first response that is not the model's.</summary>
    internal string? Difference { get; private set; }

    internal void Judge(Exchange exchange)
    {
        if (!isOpen)
        {
            isOpen = true;
            foreach (var first in exchange.Opening) Judge(first);
        }

        if (Difference is not null) return;
        var expected = Expected(exchange);
        if (exchange.Time.Answered < latestSent)
            Difference = $"{exchange}\nwas over before one began that comes first.";
        else if (!expected.Equals(exchange.Answer)) Difference = $"{exchange}\nhad to be: {expected}";
        latestSent = Math.Max(latestSent, exchange.Time.Sent);
    }

    internal IEnumerable<Shown> Everything => posts.Keys.Select(key => key.Blog).Distinct()
        .Order(StringComparer.Ordinal)
        .SelectMany(blog => List(blog, after: null));

    public override string ToString() => Difference ?? string.Join('\n', Everything);

    private Answer Expected(Exchange exchange) => exchange.Operation switch
    {
        Operation.Create create => Create(create, exchange.Target, exchange.Answer),
        Operation.Update update => Update(update, exchange.Target, exchange.Answer),
        Operation.Delete delete => Delete(delete, exchange.Target),
        Operation.Get get => Get(get, exchange.Target),
        Operation.Page page => Page(page, exchange.Target, exchange.Answer),
        _ => throw new ArgumentException(exchange.ToString(), nameof(exchange)),
    };

    private Answer Create(Operation.Create create, Target at, Answer answer)
    {
        if (IsBlank(create.Title, create.Body)) return new(400, "VALIDATION_FAILED");
        if (create.Key is { } used && keys.TryGetValue((at.Blog, create.Caller.Text, used), out var first))
            return (first.Title, first.Body) == (create.Title, create.Body)
                ? Created(first) with { IsReplay = true }
                : new(422, "IDEMPOTENCY_KEY_REUSED");
        if (answer.Posts is not [var (_, id, _, _, _, _, now, _)] || posts.ContainsKey((at.Blog, id))) return new(201);
        var post = new Shown(at.Blog, id, create.Title, create.Body, create.Caller.Text, Version: 1, now, now);
        posts.Add((at.Blog, id), post);
        if (create.Key is { } key) keys.Add((at.Blog, create.Caller.Text, key), post);
        return Created(post);
    }

    private Answer Update(Operation.Update update, Target at, Answer answer)
    {
        if (update.IfMatch is ETags.Broken) return new(400, "MALFORMED_REQUEST");
        if (IsBlank(update.Title, update.Body)) return new(400, "VALIDATION_FAILED");
        if (Refusal(update.Caller, update.IfMatch, at) is { } refusal) return refusal;
        var before = posts[(at.Blog, at.Post)];
        var after = before with
        {
            Title = update.Title,
            Body = update.Body,
            Version = before.Version + 1,
            UpdatedAt = answer.Posts is [var shown] ? shown.UpdatedAt : "",
        };
        posts[(at.Blog, at.Post)] = after;
        return new(200, ETag: Target.Tag(after.Version)) { Posts = [after] };
    }

    private Answer Delete(Operation.Delete delete, Target at)
    {
        if (delete.IfMatch is ETags.Broken) return new(400, "MALFORMED_REQUEST");
        if (Refusal(delete.Caller, delete.IfMatch, at) is { } refusal) return refusal;
        posts.Remove((at.Blog, at.Post), out var before);
        return new(200) { Posts = [before!] };
    }

    private Answer Get(Operation.Get get, Target at) =>
        get.IfNoneMatch is ETags.Broken ? new(400, "MALFORMED_REQUEST")
        : !posts.TryGetValue((at.Blog, at.Post), out var post) ? new(404, "NOT_FOUND")
        : at.Matches(get.IfNoneMatch, post.Version) ? new(304, ETag: Target.Tag(post.Version))
        : new(200, ETag: Target.Tag(post.Version)) { Posts = [post] };

    private Answer Page(Operation.Page page, Target at, Answer answer)
    {
        var (rest, size) = (List(at.Blog, at.Behind?.LastPost), page.Limit ?? 10);
        var hasMore = rest.Count == size ? answer.HasMore : rest.Count > size;
        return new(200, HasMore: hasMore) { Posts = [.. rest.Take(size)] };
    }

    /// <summary>Of a write to a post; none where it is done.</summary>
    private Answer? Refusal(Author caller, ETags ifMatch, Target at) =>
        !posts.TryGetValue((at.Blog, at.Post), out var post) ? new(404, "NOT_FOUND")
        : post.Author == "anonymous" || post.Author == caller.Text
            ? ifMatch is ETags.None || at.Matches(ifMatch, post.Version) ? null : new(412, "VERSION_MISMATCH")
        : caller == Author.Anonymous ? new(401, "UNAUTHENTICATED")
        : new(403, "FORBIDDEN");

    /// <summary>Of one blog, newest first, behind a post or from the first.</summary>
    private List<Shown> List(string blog, string? after) =>
    [
        .. posts.Values
            .Where(post => post.BlogId == blog && (after is null || string.CompareOrdinal(post.PostId, after) < 0))
            .OrderByDescending(post => post.PostId, StringComparer.Ordinal),
    ];

    private static Answer Created(Shown post) =>
        new(201, ETag: Target.Tag(post.Version), Location: $"/v1/{post.BlogId}/posts/{post.PostId}") { Posts = [post] };

    private static bool IsBlank(string title, string body) => title.Length == 0 || body.Length == 0;
}
