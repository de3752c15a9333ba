using System.Net;
using Blog.Core;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>DynamoDB cancels a transaction that meets another one; a moment later it may pass.</summary>
public abstract class ConflictTests(EdgeTable table)
{
    private const int MostTries = 5;

    [Theory]
    [InlineData("TransactionConflict", "None")]
    [InlineData("None", "TransactionConflict")]
    [InlineData("ThrottlingError", "TransactionConflict")]
    [InlineData("TransactionConflict", "ConditionalCheckFailed")]
    public async Task A_create_that_meets_others_is_tried_again(string record, string post)
    {
        var cancelled = Cancelled(record, post);
        await using var wire = await Wire.Start(cancelled, cancelled, cancelled, cancelled, Passes);
        var inserted = Some.Post();
        Assert.Equal(inserted, (await table.PostsOver(wire).InsertOnce(inserted, "key")).Right().Post);
        Assert.Equal(inserted, await table.Posts.Stored(inserted.Key));
        Assert.Equal(MostTries, wire.Requests);
    }

    [Fact]
    public async Task A_create_that_meets_others_every_time_may_have_been_done()
    {
        await using var wire = await Wire.Start(Cancelled("TransactionConflict", "None"));
        Assert.IsType<StoreError.Unknown>((await table.PostsOver(wire).InsertOnce(Some.Post(), "key")).Left());
        Assert.Equal(MostTries, wire.Requests);
    }

    [Fact]
    public async Task The_deadline_ends_the_tries()
    {
        using var deadline = new CancellationTokenSource();
        await using var wire = await Wire.Start(async request =>
        {
            await Cancelled("TransactionConflict", "None")(request);
            await deadline.CancelAsync();
        });
        var insertion = Some.InsertionOnce(Some.Post(), "key");
        Assert.IsType<StoreError.Unknown>(
            (await table.PostsOver(wire).Insert(insertion, deadline.Token)).Left());
        Assert.Equal(1, wire.Requests);
    }

    private const string Worded = "Transaction cancelled, please refer cancellation reasons for specific reasons";

    /// <summary>As the service words it: one reason for each write, in their order.</summary>
    private static Fate Cancelled(params string[] reasons) => request => request.Respond(WireResponse.Json(
        HttpStatusCode.BadRequest,
        $$"""
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
         "Message":"{{Worded}} [{{string.Join(", ", reasons)}}]",
         "CancellationReasons":[{{string.Join(',', reasons.Select(code => $$"""{"Code":"{{code}}"}"""))}}]}
        """));
}
