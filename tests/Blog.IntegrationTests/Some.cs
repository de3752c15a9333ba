using Blog.Core;
using Blog.Core.Values;

namespace Blog.IntegrationTests;

/// <summary>Values of which a test only needs that they are good, and nobody else's.</summary>
internal static class Some
{
    private const string Issuer = "https://issuer";

    internal static readonly Author Ann = Author.FromJwt(Issuer, "ann");
    internal static readonly Author Bob = Author.FromJwt(Issuer, "bob");

    internal static Author Writer(int number) => Author.FromJwt(Issuer, $"{number}");

    // Ahead of any run: DynamoDB Local deletes records that have expired.
    internal static readonly Instant Creation = Instant.FromStore("2036-11-22T00:39:18.294Z");
    internal static readonly Instant LaterOn = Instant.FromStore("2036-11-23T10:00:00.001Z");

    /// <summary>Begins the names of all blogs of this process.</summary>
    internal static readonly string Run = $"run-{Guid.NewGuid():N}"[..16];

    internal static BlogId Blog() => BlogId.FromStore($"{Run}-{Guid.NewGuid():N}");

    internal static PostId PostId() => Core.Values.PostId.FromStore(Guid.CreateVersion7());

    /// <summary>The id of a post made so many milliseconds after an arbitrary moment.</summary>
    internal static PostId PostId(int milliseconds) => Core.Values.PostId.FromStore(
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(Creation.UnixMilliseconds + milliseconds)));

    internal static PostText Text(string title = "A title", string body = "A body.") =>
        new(Title.FromStore(title), PostBody.FromStore(body));

    internal static Post Post(BlogId? blog = null, PostId? id = null, PostText? text = null, Author? author = null) =>
        new(new(blog ?? Blog(), id ?? PostId()), text ?? Text(), author ?? Ann, Version: 1, Creation, Creation);

    internal static CreatePost.Insertion.Once InsertionOnce(Post post, string key) =>
        new(post, IdempotencyRecord.Of(post, new IdempotencyKey.Given(key)));

    internal static UpdatePost.Change Change(
        PostKey key,
        PostText? text = null,
        Author? caller = null,
        long? ifMatch = null) =>
        new(key, text ?? Text("A new title", "A new body."), LaterOn, Guard(caller, ifMatch));

    internal static DeletePost.Command Deletion(PostKey key, Author? caller = null, long? ifMatch = null) =>
        new(key, Guard(caller, ifMatch));

    private static WriteGuard Guard(Author? caller, long? ifMatch) =>
        new(caller ?? Ann, ifMatch is { } version ? new IfMatch.ThisVersion(version) : new IfMatch.AnyVersion());

    internal static ListPosts.Query Query(BlogId blog, int limit = PageLimit.Most, PostId? after = null) => new(
        blog,
        PageLimit.From($"{limit}").Match(
            Succ: value => value,
            Fail: faults => throw new ArgumentException(faults[0].Message, nameof(limit))),
        after is null ? new PageStart.Newest() : new PageStart.After(new(after)));
}
