using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.Functions.Store;
using CsCheck;

namespace Blog.PropertyTests;

public class IdempotencyTests
{
    private const int OneDay = 86_400;

    [Fact]
    public void A_key_is_1_to_255_visible_ASCII_characters() => Gens.ConditionText.Sample(
        text =>
            Assert.Equal(
                text.Length is >= 1 and <= 255 && text.All(character => character is > ' ' and < '\x7F'),
                IdempotencyKeyHeader.Parse(Calls.To(Routes.CreatePost, "blog").With("idempotency-key", text)).IsRight),
        iter: 500);

    [Fact]
    public void The_same_create_gets_the_first_answer_again() => Pair.Sample((one, other) =>
    {
        var key = other.Key with { Blog = one.Key.Blog };
        var (first, again) = (Once(one), Once(other with { Author = one.Author, Text = one.Text, Key = key }));
        Assert.Equal(first.Record.Key, again.Record.Key);
        var answer = first.Record.Replay(again).Right();
        Assert.Equal(first.Post, answer.Post);
        Assert.True(answer.IsReplay);
        Assert.False(first.Record.Replay(first).Right().IsReplay);
    });

    [Fact]
    public void Another_title_or_body_is_refused() =>
        Pair.Where((first, other) => first.Text.Title != other.Text.Title && first.Text.Body != other.Text.Body)
            .Sample((first, other) => Assert.All(
                [first.Text with { Title = other.Text.Title }, first.Text with { Body = other.Text.Body }, other.Text],
                text => Assert.IsType<StoreError.IdempotencyKeyReused>(
                    Once(first).Record.Replay(Once(first with { Text = text })).Left())));

    [Fact]
    public void Callers_and_keys_do_not_meet() =>
        Gen.Select(Gens.CreatedPost, Gens.Author).Where((post, author) => author != post.Author).Sample(
            (post, author) => Assert.Distinct(
                [Key(post, "key"), Key(post, "KEY"), Key(post with { Author = author }, "key")]));

    /// <summary>Nothing tells them apart.</summary>
    [Fact]
    public void Callers_who_are_not_signed_in_share_their_keys_in_a_blog() =>
        Pair.Sample((one, other) => Assert.Equal(
            Key(one with { Author = Author.Anonymous }, "key"),
            Key(other with { Author = Author.Anonymous }, "key")));

    [Fact]
    public void Fingerprints_are_equal_if_and_only_if_both_texts_are()
    {
        var texts = Gen.String[Gen.Char["ab"], 0, 2];
        Gen.Select(texts, texts, texts, texts).Sample((line, text, otherLine, otherText) => Assert.Equal(
            (line, text) == (otherLine, otherText),
            Fingerprint.Of(line, text) == Fingerprint.Of(otherLine, otherText)), iter: 1_000);
    }

    [Fact]
    public void A_record_holds_for_24_hours_and_less_than_a_second_more() => Gens.CreatedPost.Sample(post =>
    {
        var expiresAt = long.Parse(IdempotencyItem.From(Once(post).Record)[IdempotencyItem.ExpiresAt].N, null);
        Assert.InRange((expiresAt * 1000) - post.CreatedAt.UnixMilliseconds, OneDay * 1000, (OneDay * 1000) + 999);
    });

    [Fact]
    public void A_record_round_trips() => Gens.CreatedPost.Sample(post =>
    {
        var record = Once(post).Record;
        Assert.Equal(record, IdempotencyItem.ToRecord(
            IdempotencyItem.From(record),
            record with { Request = record.Key, Post = Other, CreatedAt = record.ExpiresAt }));
    });

    [Fact]
    public void A_record_keeps_its_names() => Gens.CreatedPost.Sample(post =>
    {
        var item = IdempotencyItem.From(Once(post).Record);
        Assert.Equal(
            ["CreatedAt", "Entity", "ExpiresAt", "Pk", "PostId", "RequestHash", "Sk"],
            item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"IDEMPOTENCY#{post.Key.Blog.Text}", item["Pk"].S);
        Assert.Matches("^KEY#[0-9a-f]{64}$", item["Sk"].S);
        Assert.Equal("Idempotency", item["Entity"].S);
    }, iter: 5);

    private static readonly PostId Other = PostId.FromStore(Guid.Parse("01900000-0000-7000-8000-000000000000"));

    private static Gen<(Post, Post)> Pair => Gen.Select(Gens.CreatedPost, Gens.CreatedPost);

    private static string Key(Post post, string key) => Once(post, key).Record.Key.Text;

    private static CreatePost.Insertion.Once Once(Post post, string key = "key") =>
        (CreatePost.Insertion.Once)CreatePost.Decide(
            new(post.Key.Blog, post.Text, post.Author, new IdempotencyKey.Given(key)), post.Key.Post, post.CreatedAt);
}
