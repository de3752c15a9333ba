using System.Net;
using Blog.Core;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>The store has written and nobody hears of it: the SDK sends the write again, which must not be done twice.</summary>
[Collection(DynamoDbSuites.Name)]
public sealed class LostAnswerTests(DynamoDb dynamo)
{
    private static readonly Dictionary<string, Fate> Losses = new(StringComparer.Ordinal)
    {
        ["the connection ends"] = AnswerLost,
        ["the answer never comes"] = AnswerNeverComes,
        ["the answer ends half-way"] = AnswerCutShort,
    };

    public static TheoryData<string> HowAnswersAreLost => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task An_insert_makes_one_post_and_succeeds(string how)
    {
        using var wire = new Wire(Losses[how], Passes);
        var post = Some.Post();
        Assert.Equal(post, (await DynamoDb.PostsOver(wire).Insert(post)).Right());
        Assert.Equal([post], (await dynamo.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_create_with_a_key_makes_one_post_and_is_no_replay_of_itself(string how)
    {
        using var wire = new Wire(Losses[how], Passes);
        var post = Some.Post();
        Assert.Equal(new(post, IsReplay: false), (await DynamoDb.PostsOver(wire).InsertOnce(post, "key")).Right());
        Assert.Equal([post], (await dynamo.Posts.Page(Some.Query(post.Key.Blog))).Right().Posts);
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public async Task An_insert_is_known_although_its_post_was_changed_since()
    {
        var post = Some.Post();
        using var wire = new Wire(async (send, cancel) =>
        {
            try
            {
                return await AnswerLost(send, cancel);
            }
            finally
            {
                await dynamo.Posts.Update(Some.Change(post.Key));
            }
        }, Passes);
        Assert.Equal(post, (await DynamoDb.PostsOver(wire).Insert(post)).Right());
        Assert.Equal(2, (await dynamo.Posts.Stored(post.Key))!.Version);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task An_update_adds_one_to_the_version_and_succeeds(string how)
    {
        using var wire = new Wire(Losses[how], Passes);
        var post = await dynamo.Posts.Inserted(Some.Post());
        var change = Some.Change(post.Key);
        var expected = post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 };
        Assert.Equal(expected, (await DynamoDb.PostsOver(wire).Update(change)).Right());
        Assert.Equal(expected, await dynamo.Posts.Stored(post.Key));
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(HowAnswersAreLost))]
    public async Task A_find_is_asked_again(string how)
    {
        using var wire = new Wire(Losses[how], Passes);
        var post = await dynamo.Posts.Inserted(Some.Post());
        Assert.Equal(post, (await DynamoDb.PostsOver(wire).Find(post.Key)).Right());
        Assert.Equal(2, wire.Requests);
    }

    [Fact]
    public async Task A_write_knows_its_own_work_after_a_refusal_too()
    {
        using var wire = new Wire(Answers(HttpStatusCode.BadRequest, "ThrottlingException"), AnswerLost, Passes);
        var post = await dynamo.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await DynamoDb.PostsOver(wire).Update(Some.Change(post.Key))).Right().Version);
        Assert.Equal(2, (await dynamo.Posts.Stored(post.Key))!.Version);
        Assert.Equal(3, wire.Requests);
    }

    [Fact]
    public async Task Writes_whose_answers_are_all_lost_are_done_once_and_reported_as_unavailable()
    {
        using var insertWire = new Wire(AnswerLost);
        using var updateWire = new Wire(AnswerLost);
        var post = Some.Post();
        Assert.IsType<BlogError.StoreUnavailable>((await DynamoDb.PostsOver(insertWire).Insert(post)).Left());
        Assert.Equal(post, await dynamo.Posts.Stored(post.Key));
        Assert.IsType<BlogError.StoreUnavailable>((await DynamoDb.PostsOver(updateWire).Update(Some.Change(post.Key))).Left());
        Assert.Equal(2, (await dynamo.Posts.Stored(post.Key))!.Version);
        Assert.Equal(3, insertWire.Requests);
        Assert.Equal(3, updateWire.Requests);
    }

    /// <summary>The id of a request stays with the post for eight versions: nobody's later write is overwritten by an old one.</summary>
    [Theory]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(3, 1L)]
    public async Task An_update_is_known_although_others_came_after_it(int others, long? ifMatch)
    {
        var post = await dynamo.Posts.Inserted(Some.Post());
        using var wire = new Wire(async (send, cancel) =>
        {
            try
            {
                return await AnswerLost(send, cancel);
            }
            finally
            {
                for (var other = 1; other <= others; other++) await dynamo.Posts.Update(Some.Change(post.Key, Some.Text($"Other {other}")));
            }
        }, Passes);
        var change = Some.Change(post.Key, ifMatch: ifMatch);
        var answer = (await DynamoDb.PostsOver(wire).Update(change)).Right();
        Assert.Equal(post with { Text = change.Text, UpdatedAt = change.UpdatedAt, Version = 2 }, answer);
        var stored = (await dynamo.Posts.Stored(post.Key))!;
        Assert.Equal((2 + others, $"Other {others}"), (stored.Version, stored.Text.Title.Text));
    }

    /// <summary>A deletion leaves nothing that could name the request that did it.</summary>
    [Fact]
    public async Task A_deletion_is_done_and_then_finds_nothing()
    {
        using var wire = new Wire(AnswerLost, Passes);
        var post = await dynamo.Posts.Inserted(Some.Post());
        Assert.IsType<BlogError.PostNotFound>((await DynamoDb.PostsOver(wire).Delete(Some.Deletion(post.Key))).Left());
        Assert.Null(await dynamo.Posts.Stored(post.Key));
    }

    [Fact]
    public async Task A_request_is_forgotten_after_eight_versions()
    {
        var post = await dynamo.Posts.Inserted(Some.Post(), "request-1");
        for (var version = 2; version <= 10; version++)
            Assert.Equal(version, (await dynamo.Posts.Update(Some.Change(post.Key), $"request-{version}")).Right().Version);
        Assert.Equal(3, (await dynamo.Posts.Update(Some.Change(post.Key), "request-3")).Right().Version);
        Assert.Equal(11, (await dynamo.Posts.Update(Some.Change(post.Key), "request-2")).Right().Version);
    }
}
