using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.Functions.Store;
using FsCheck;
using FsCheck.Fluent;

namespace Blog.PropertyTests;

public class IdempotencyTests
{
    private const int OneDay = 86_400;

    [Fact]
    public void A_key_is_1_to_255_visible_ASCII_characters() => Law.ForAll(Gens.ConditionText, text =>
        Assert.Equal(
            text.Length is >= 1 and <= 255 && text.All(character => character is > ' ' and < '\x7F'),
            IdempotencyKeyHeader.Parse(Calls.To(Routes.CreatePost, "blog").With("idempotency-key", text)).Match(_ => true, _ => false)), count: 500);

    [Fact]
    public void The_same_create_gets_the_first_answer_again() => Law.ForAll(Pair, pair =>
    {
        var (first, again) = (Once(pair.first), Once(pair.again with { Author = pair.first.Author, Text = pair.first.Text, Key = InBlogOf(pair) }));
        Assert.Equal(first.Record.Key, again.Record.Key);
        var answer = first.Record.Replay(again).Right();
        Assert.Equal(first.Post, answer.Post);
        Assert.True(answer.IsReplay);
        Assert.False(first.Record.Replay(first).Right().IsReplay);
    });

    [Fact]
    public void Another_text_is_refused() => Law.ForAll(
        Pair.Where(pair => pair.first.Text != pair.again.Text),
        pair => Assert.IsType<StoreError.IdempotencyKeyReused>(Once(pair.first).Record.Replay(Once(pair.again)).Left()));

    [Fact]
    public void Callers_and_keys_do_not_meet() => Law.ForAll(
        from post in CreatedPost
        from author in Gen.OneOf(Gen.Constant(post.Author), Gens.Author)
        from key in Gen.Elements("key", "KEY")
        where author != post.Author || key != "key"
        select (post, other: post with { Author = author }, key),
        pair => Assert.NotEqual(Once(pair.post).Record.Key, Once(pair.other, pair.key).Record.Key));

    [Fact]
    public void A_fingerprint_tells_where_its_first_text_ends() =>
        Assert.NotEqual(Fingerprint.Of("a", "bc"), Fingerprint.Of("ab", "c"));

    [Fact]
    public void A_record_holds_for_24_hours_and_less_than_a_second_more() => Law.ForAll(CreatedPost, post =>
    {
        var expiresAt = long.Parse(IdempotencyItem.From(Once(post).Record)[IdempotencyItem.ExpiresAt].N, null);
        Assert.InRange((expiresAt * 1000) - post.CreatedAt.UnixMilliseconds, OneDay * 1000, (OneDay * 1000) + 999);
    });

    [Fact]
    public void A_record_round_trips() => Law.ForAll(CreatedPost, post =>
    {
        var record = Once(post).Record;
        Assert.Equal(record, IdempotencyItem.ToRecord(IdempotencyItem.From(record), record with { Request = record.Key, Post = Other, CreatedAt = record.ExpiresAt }));
    });

    [Fact]
    public void A_record_keeps_its_names() => Law.ForAll(CreatedPost, post =>
    {
        var item = IdempotencyItem.From(Once(post).Record);
        Assert.Equal(["CreatedAt", "Entity", "ExpiresAt", "Pk", "PostId", "RequestHash", "Sk"], item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"IDEMPOTENCY#{post.Key.Blog.Text}", item["Pk"].S);
        Assert.Matches("^KEY#[0-9a-f]{64}$", item["Sk"].S);
        Assert.Equal("Idempotency", item["Entity"].S);
    }, count: 5);

    private static readonly PostId Other = PostId.FromStore(Guid.Parse("01900000-0000-7000-8000-000000000000"));

    /// <summary>Posts as they are when they are created.</summary>
    private static Gen<Post> CreatedPost =>
        from post in Gens.Post
        from milliseconds in Gen.Choose(0, int.MaxValue)
        let now = Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000 + milliseconds))
        select post with { Version = 1, CreatedAt = now, UpdatedAt = now };

    private static Gen<(Post first, Post again)> Pair =>
        from first in CreatedPost
        from again in CreatedPost
        select (first, again);

    private static PostKey InBlogOf((Post first, Post again) pair) => pair.again.Key with { Blog = pair.first.Key.Blog };

    private static CreatePost.Insertion.Once Once(Post post, string key = "key") =>
        (CreatePost.Insertion.Once)CreatePost.Decide(
            new(post.Key.Blog, post.Text, post.Author, new IdempotencyKey.Given(key)), post.Key.Post, post.CreatedAt);
}
