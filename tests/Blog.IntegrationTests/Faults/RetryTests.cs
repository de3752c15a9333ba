using System.Net;
using System.Text.Json;
using Blog.Core;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>
/// Faults that pass: the client tries again, three times in all, and the caller hears nothing of it; unless it is a
/// write that may have been done.
/// </summary>
public abstract class RetryTests(EdgeTable table)
{
    private const int MostRequests = 3;

    private static readonly Fate Throttled = Answers(
        HttpStatusCode.BadRequest,
        "ProvisionedThroughputExceededException");

    public static TheoryData<HttpStatusCode, string> Refusals => new()
    {
        { HttpStatusCode.BadRequest, "ProvisionedThroughputExceededException" },
        { HttpStatusCode.BadRequest, "ThrottlingException" },
        { HttpStatusCode.BadRequest, "RequestLimitExceeded" },
    };

    public static TheoryData<HttpStatusCode, string> ServerErrors => new()
    {
        { HttpStatusCode.InternalServerError, "InternalServerError" },
        { HttpStatusCode.ServiceUnavailable, "ServiceUnavailable" },
        { HttpStatusCode.BadGateway, "" },
    };

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task A_call_that_is_throttled_once_succeeds(StoreCall call)
    {
        await using var wire = await Wire.Start(Throttled, Passes);
        (await table.PostsOver(wire).Do(call, await PostFor(call))).Right();
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task An_answer_that_asks_for_patience_is_not_the_last_word(HttpStatusCode status, string error)
    {
        await using var wire = await Wire.Start(Answers(status, error), Passes);
        var post = Some.Post();
        Assert.Equal(post, (await table.PostsOver(wire).Insert(post)).Right());
        Assert.Equal(post, await table.Posts.Stored(post.Key));
        Assert.Equal(2, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_store_that_never_comes_back_is_unavailable_after_three_requests(
        HttpStatusCode status,
        string error)
    {
        await using var wire = await Wire.Start(Answers(status, error));
        var post = Some.Post();
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(wire).Insert(post)).Left());
        Assert.Null(await table.Posts.Stored(post.Key));
        Assert.Equal(MostRequests, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(ServerErrors))]
    public async Task A_write_that_the_server_failed_at_may_have_been_done(HttpStatusCode status, string error)
    {
        await using var wire = await Wire.Start(Answers(status, error), Passes);
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).Insert(Some.Post())).Left());
        Assert.Equal(1, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(ServerErrors))]
    public async Task A_read_that_the_server_failed_at_is_asked_again(HttpStatusCode status, string error)
    {
        await using var wire = await Wire.Start(Answers(status, error), Answers(status, error), Passes);
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(post, (await table.PostsOver(wire).Find(post.Key)).Right());
        Assert.Equal(MostRequests, wire.Requests);
    }

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task Every_call_gives_up_alike_and_nothing_is_written(StoreCall call)
    {
        await using var wire = await Wire.Start(Throttled);
        var post = await PostFor(call);
        Assert.IsType(
            call is StoreCall.InsertOnce ? typeof(StoreError.Unknown) : typeof(StoreError.Unavailable),
            (await table.PostsOver(wire).Do(call, post)).Left());
        Assert.Equal(
            call is StoreCall.Insert or StoreCall.InsertOnce ? null : post,
            await table.Posts.Stored(post.Key));
        Assert.InRange(wire.Requests, 1, MostRequests);
    }

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task A_connection_that_ends_is_opened_again_unless_a_write_may_have_been_done(StoreCall call)
    {
        await using var wire = await Wire.Start(Dropped, Passes);
        var outcome = await table.PostsOver(wire).Do(call, await PostFor(call));
        if (call.IsRepeatable()) outcome.Right();
        else Assert.IsType<StoreError.Unknown>(outcome.Left());
        Assert.Equal(call.IsRepeatable() ? 2 : 1, wire.Requests);
    }

    /// <summary>The pool of either client sends a request again by itself, if it may, when such a one ends.</summary>
    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task So_is_a_connection_that_was_kept(StoreCall call)
    {
        await using var wire = await Wire.Start(Passes, Dropped, Passes);
        var posts = table.PostsOver(wire);
        (await posts.Find((await table.Posts.Inserted(Some.Post())).Key)).Right();
        var outcome = await posts.Do(call, await PostFor(call));
        if (call.IsRepeatable()) outcome.Right();
        else Assert.IsType<StoreError.Unknown>(outcome.Left());
        Assert.Equal(call.IsRepeatable() ? 3 : 2, wire.Requests);
    }

    [Fact]
    public async Task The_log_has_the_code_and_the_id_of_a_response_and_none_of_its_words()
    {
        await using var wire = await Wire.Start(Throttled);
        var log = new LogLines();
        (await table.PostsOver(wire, log: log.Log).Do(StoreCall.Find, Some.Post())).Left();
        Assert.Equal(
            "ProvisionedThroughputExceededException (request the-services-own-id)",
            JsonElement.Parse(Assert.Single(log.All)).GetProperty("reason").GetString());
    }

    /// <summary>The innermost cause is the one that helps.</summary>
    [Fact]
    public async Task The_log_says_why_there_is_no_connection()
    {
        using var port = DeadPort.Refusing();
        var log = new LogLines();
        (await table.PostsOver(port.Url, log.Log).Do(StoreCall.Find, Some.Post())).Left();
        Assert.Contains(
            "Connection refused",
            JsonElement.Parse(Assert.Single(log.All)).GetProperty("reason").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_refuses_connections_makes_the_store_unavailable()
    {
        using var port = DeadPort.Refusing();
        var posts = table.PostsOver(port.Url);
        Assert.IsType<StoreError.Unavailable>((await posts.Insert(Some.Post())).Left());
        Assert.IsType<StoreError.Unavailable>((await posts.Update(Some.Change(Some.Post().Key))).Left());
        Assert.IsType<StoreError.Unavailable>((await posts.Delete(Some.Deletion(Some.Post().Key))).Left());
    }

    [Fact]
    public async Task A_peer_that_hangs_up_makes_the_store_unavailable_for_reads()
    {
        using var port = DeadPort.HangingUp();
        Assert.IsType<StoreError.Unavailable>((await table.PostsOver(port.Url).Find(Some.Post().Key)).Left());
        Assert.Equal(MostRequests, port.Connections);
    }

    [Fact]
    public async Task A_peer_that_hangs_up_leaves_a_write_in_doubt()
    {
        using var port = DeadPort.HangingUp();
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(port.Url).Insert(Some.Post())).Left());
        Assert.Equal(1, port.Connections);
    }

    /// <summary>One round trip tells them apart.</summary>
    [Fact]
    public async Task Missing_not_allowed_and_changed_are_told_apart_at_once()
    {
        var post = await table.Posts.Inserted(Some.Post(author: Some.Ann));
        await using var wire = await Wire.Start(Passes);
        var posts = table.PostsOver(wire);
        Assert.IsType<StoreError.PostNotFound>((await posts.Update(Some.Change(Some.Post().Key, ifMatch: 1))).Left());
        Assert.IsType<StoreError.Forbidden>(
            (await posts.Update(Some.Change(post.Key, caller: Some.Bob, ifMatch: 2))).Left());
        Assert.IsType<StoreError.VersionMismatch>((await posts.Update(Some.Change(post.Key, ifMatch: 2))).Left());
        Assert.Equal(3, wire.Requests);
    }

    private async Task<Post> PostFor(StoreCall call) =>
        call is StoreCall.Insert or StoreCall.InsertOnce ? Some.Post() : await table.Posts.Inserted(Some.Post());
}
