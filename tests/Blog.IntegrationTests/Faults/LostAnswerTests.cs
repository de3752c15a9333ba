using System.Net;
using Blog.Core;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>
/// The store has written and nobody hears of it. Others may write before the caller comes again: nothing of theirs may
/// be undone, and nothing may be claimed that is not known.
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
    public async Task An_insert_may_have_been_done(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = Some.Post();
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Insert(post)).Left());
        Assert.Equal([post], (await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(1, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_deleted_post_does_not_come_back(string how)
    {
        var post = Some.Post();
        await using var wire = await Wire.Start(async request =>
        {
            await Losses[how](request.Then(() => table.Posts.Delete(Some.Deletion(post.Key))));
        }, Passes);
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Insert(post)).Left());
        Assert.Empty((await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
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
    public async Task A_deleted_post_of_a_create_with_a_key_does_not_come_back_either()
    {
        var post = Some.Post();
        await using var wire = await Wire.Start(
            request => AnswerLost(request.Then(() => table.Posts.Delete(Some.Deletion(post.Key)))),
            Passes);
        Assert.Equal(new(post, IsReplay: false), (await table.PostsOver(wire).InsertOnce(post, "key")).Right());
        Assert.Empty((await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
    }

    [Fact]
    public async Task A_create_with_a_key_whose_answers_are_all_lost_may_have_been_done()
    {
        await using var wire = await Wire.Start(AnswerLost);
        var post = Some.Post();
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).InsertOnce(post, "key")).Left());
        Assert.Equal([post], (await table.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(3, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task An_update_may_have_been_done(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = await table.Posts.Inserted(Some.Post());
        var change = Some.Change(post.Key);
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Update(change)).Left());
        Assert.Equal(
            post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 },
            await table.Posts.Stored(post.Key));
        Assert.Equal(1, wire.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    public async Task An_update_whose_post_was_deleted_since_is_not_claimed_to_have_found_none(long? ifMatch)
    {
        var post = await table.Posts.Inserted(Some.Post());
        await using var wire = await Wire.Start(
            request => AnswerLost(request.Then(() => table.Posts.Delete(Some.Deletion(post.Key)))),
            Passes);
        Assert.IsType<StoreError.Unknown>(
            (await table.PostsOver(wire).Update(Some.Change(post.Key, ifMatch: ifMatch))).Left());
        Assert.Null(await table.Posts.Stored(post.Key));
    }

    [Theory]
    [InlineData(0, 1L)]
    [InlineData(1, null)]
    [InlineData(8, null)]
    [InlineData(20, null)]
    [InlineData(8, 1L)]
    public async Task An_update_is_not_done_twice_and_not_refused_by_its_own_work(int others, long? ifMatch)
    {
        var post = await table.Posts.Inserted(Some.Post());
        await using var wire = await Wire.Start(request => AnswerLost(request.Then(async () =>
        {
            for (var other = 1; other <= others; other++)
                await table.Posts.Update(Some.Change(post.Key, Some.Text($"Other {other}")));
        })), Passes);
        Assert.IsType<StoreError.Unknown>(
            (await table.PostsOver(wire).Update(Some.Change(post.Key, ifMatch: ifMatch))).Left());
        var stored = (await table.Posts.Stored(post.Key))!;
        Assert.Equal(
            (2 + others, others == 0 ? "A new title" : $"Other {others}"), (stored.Version, stored.Text.Title.Text));
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_deletion_may_have_been_done(string how)
    {
        await using var wire = await Wire.Start(Losses[how], Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Delete(Some.Deletion(post.Key))).Left());
        Assert.Null(await table.Posts.Stored(post.Key));
        Assert.Equal(1, wire.Requests);
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
    public async Task After_a_refusal_a_write_is_sent_again_until_it_may_have_been_done()
    {
        await using var wire = await Wire.Start(
            Answers(HttpStatusCode.BadRequest, "ThrottlingException"),
            AnswerLost,
            Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Update(Some.Change(post.Key))).Left());
        Assert.Equal(2, (await table.Posts.Stored(post.Key))!.Version);
        Assert.Equal(2, wire.Requests);
    }

    /// <summary>In a response of 200: the store did what it was asked for.</summary>
    public static TheoryData<StoreCall, string> UnreadableSuccesses
    {
        get
        {
            string[] bodies = ["", "{", """{"A""", "null", "7", "<html>It works!</html>"];
            var data = new TheoryData<StoreCall, string>();
            foreach (var call in Enum.GetValues<StoreCall>())
                foreach (var body in bodies)
                    data.Add(call, body);
            foreach (var call in new[] { StoreCall.Update, StoreCall.Delete, StoreCall.Page })
            {
                data.Add(call, "{}");
                data.Add(call, """{"Attributes":7,"Items":7}""");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(UnreadableSuccesses))]
    public async Task A_success_that_can_never_be_read_is_an_answer_that_was_lost(StoreCall call, string body)
    {
        await using var wire = await Wire.Start(Unreadable(body));
        var post = call is StoreCall.Insert or StoreCall.InsertOnce
            ? Some.Post()
            : await table.Posts.Inserted(Some.Post());
        Assert.IsType(call.InDoubt(), (await table.PostsOver(wire).Do(call, post)).Left());
    }

    /// <summary>A status of 400 says that nothing was done, and what would say why is cut.</summary>
    [Theory]
    [InlineData(StoreCall.Insert)]
    [InlineData(StoreCall.Find)]
    [InlineData(StoreCall.Update)]
    [InlineData(StoreCall.Delete)]
    public async Task A_refusal_that_cannot_be_read_may_pass(StoreCall call)
    {
        const string Cut = """{"__type":"com.amazonaws.dyn""";
        await using var wire = await Wire.Start(request => request.Respond(
            WireResponse.Json(HttpStatusCode.BadRequest, Cut)));
        var post = call is StoreCall.Insert ? Some.Post() : await table.Posts.Inserted(Some.Post());
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(wire).Do(call, post)).Left());
    }
}
