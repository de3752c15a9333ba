using System.Net;
using Blog.Core;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>
/// The store has written and nobody hears of it: the SDK sends the write again, which must not be done twice.
/// </summary>
public abstract class LostAnswerTests(EdgeTable table)
{
    private static readonly Dictionary<string, Fate> Losses = new(StringComparer.Ordinal)
    {
        ["the connection ends"] = AnswerLost,
        ["the answer never comes"] = AnswerNeverComes,
        ["the answer ends half-way"] = AnswerCutShort,
        ["the answer stops half-way"] = AnswerStops,
        ["the answer is cut and says that it is whole"] = Unreadable("""{"A"""),
        ["the answer is something else"] = Unreadable("<html>It works!</html>"),
        ["the answer is empty"] = Unreadable(""),
    };

    public static TheoryData<string> HowAnswersAreLost => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task An_insert_makes_one_post_and_succeeds(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = Some.Post();
        Assert.Equal(post, (await table.PostsOver(wire).Insert(post)).Right());
        Assert.Equal([post], (await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_create_with_a_key_makes_one_post_and_is_no_replay_of_itself(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = Some.Post();
        Assert.Equal(new(post, IsReplay: false), (await table.PostsOver(wire).InsertOnce(post, "key")).Right());
        Assert.Equal([post], (await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public async Task An_insert_is_known_although_its_post_was_changed_since()
    {
        var post = Some.Post();
        await using var wire = await Wire.Start(async request =>
        {
            await request.Send();
            await table.Posts.Update(Some.Change(post.Key));
            request.HangUp();
        }, Passes);
        Assert.Equal(post, (await table.PostsOver(wire).Insert(post)).Right());
        Assert.Equal(2, (await table.Posts.Stored(post.Key))!.Version);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task An_update_adds_one_to_the_version_and_succeeds(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = await table.Posts.Inserted(Some.Post());
        var change = Some.Change(post.Key);
        var expected = post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 };
        Assert.Equal(expected, (await table.PostsOver(wire).Update(change)).Right());
        Assert.Equal(expected, await table.Posts.Stored(post.Key));
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_find_is_asked_again(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(post, (await table.PostsOver(wire).Find(post.Key)).Right());
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public async Task A_write_knows_its_own_work_after_a_refusal_too()
    {
        await using var wire = await Wire.Start(
            Answers(HttpStatusCode.BadRequest, "ThrottlingException"),
            AnswerLost,
            Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await table.PostsOver(wire).Update(Some.Change(post.Key))).Right().Version);
        Assert.Equal(2, (await table.Posts.Stored(post.Key))!.Version);
        Assert.Equal(3, wire.Requests);
    }

    [Fact]
    public async Task Writes_whose_answers_are_all_lost_are_done_once_and_reported_as_unavailable()
    {
        await using var insertWire = await Wire.Start(AnswerLost);
        await using var updateWire = await Wire.Start(AnswerLost);
        var post = Some.Post();
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(insertWire).Insert(post)).Left());
        Assert.Equal(post, await table.Posts.Stored(post.Key));
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(updateWire).Update(Some.Change(post.Key))).Left());
        Assert.Equal(2, (await table.Posts.Stored(post.Key))!.Version);
        Assert.Equal(3, insertWire.Requests);
        Assert.Equal(3, updateWire.Requests);
    }

    [Theory]
    [InlineData("""{"A""")]
    [InlineData("<html>It works!</html>")]
    [InlineData("")]
    public async Task A_store_whose_answers_can_never_be_read_is_unavailable(string body)
    {
        await using var wire = await Wire.Start(Unreadable(body));
        var post = Some.Post();
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(wire).Insert(post)).Left());
        Assert.Equal(post, await table.Posts.Stored(post.Key));
        Assert.Equal(3, wire.Requests);
    }

    [Fact]
    public async Task An_update_that_was_done_is_not_refused_when_its_answer_was_lost()
    {
        await using var wire = await Wire.Start(AnswerLost, Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await table.PostsOver(wire).Update(Some.Change(post.Key, ifMatch: 1))).Right().Version);
        Assert.Equal(2, (await table.Posts.Stored(post.Key))!.Version);
    }

    /// <summary>
    /// The id of a request stays with the post for eight versions: nobody's later write is overwritten by an old one.
    /// </summary>
    [Theory]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(3, 1L)]
    public async Task An_update_is_known_although_others_came_after_it(int others, long? ifMatch)
    {
        var post = await table.Posts.Inserted(Some.Post());
        await using var wire = await Wire.Start(async request =>
        {
            await request.Send();
            for (var other = 1; other <= others; other++)
                await table.Posts.Update(Some.Change(post.Key, Some.Text($"Other {other}")));
            request.HangUp();
        }, Passes);
        var change = Some.Change(post.Key, ifMatch: ifMatch);
        var answer = (await table.PostsOver(wire).Update(change)).Right();
        Assert.Equal(post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 }, answer);
        var stored = (await table.Posts.Stored(post.Key))!;
        Assert.Equal((2 + others, $"Other {others}"), (stored.Version, stored.Text.Title.Text));
    }

    /// <summary>A deletion leaves nothing that could name the request that did it.</summary>
    [Fact]
    public async Task A_deletion_is_done_and_then_finds_nothing()
    {
        await using var wire = await Wire.Start(AnswerLost, Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.IsType<StoreError.PostNotFound>((await table.PostsOver(wire).Delete(Some.Deletion(post.Key))).Left());
        Assert.Null(await table.Posts.Stored(post.Key));
    }

    [Fact]
    public async Task A_request_is_forgotten_after_eight_versions()
    {
        var post = await table.Posts.Inserted(Some.Post(), "request-1");
        for (var version = 2; version <= 10; version++)
            Assert.Equal(
                version,
                (await table.Posts.Update(Some.Change(post.Key), $"request-{version}")).Right().Version);
        Assert.Equal(3, (await table.Posts.Update(Some.Change(post.Key), "request-3")).Right().Version);
        Assert.Equal(11, (await table.Posts.Update(Some.Change(post.Key), "request-2")).Right().Version);
    }
}
