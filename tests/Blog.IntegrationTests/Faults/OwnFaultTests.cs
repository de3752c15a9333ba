using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Http;
using Blog.PropertyTests;
using static Blog.IntegrationTests.Faults.Fates;

namespace Blog.IntegrationTests.Faults;

/// <summary>
/// Faults of ours, which trying again does not mend: they are no 503, and somebody must see them in the log.
/// </summary>
public abstract class OwnFaultTests(EdgeTable table)
{
    private const string AbsentTable = "absent";

    [Theory]
    [MemberData(nameof(StoreCalls.All), MemberType = typeof(StoreCalls))]
    public async Task A_missing_table_is_not_unavailable(StoreCall call)
    {
        await using var wire = await Wire.Start(Passes);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() =>
            table.PostsOver(wire, AbsentTable).Do(call, Some.Post()));
        Assert.Equal(1, wire.Requests);
    }

    [Fact]
    public async Task A_missing_table_is_answered_with_500_and_logged()
    {
        await using var wire = await Wire.Start(Passes);
        var (reply, line) = await Answer(wire, AbsentTable);
        AssertBare500(reply);
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal(500, line.GetProperty("status").GetInt32());
        Assert.Equal("invocation-1", line.GetProperty("requestId").GetString());
        Assert.Contains(
            nameof(ResourceNotFoundException),
            line.GetProperty("exception").GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("ValidationException")]
    [InlineData("UnrecognizedClientException")]
    public async Task A_request_that_the_service_refuses_is_answered_with_500_and_logged(string error)
    {
        await using var wire = await Wire.Start(Answers(HttpStatusCode.BadRequest, error));
        var (reply, line) = await Answer(wire);
        AssertBare500(reply);
        Assert.Contains("By the test.", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_no_post_is_answered_with_500_and_logged()
    {
        var key = Some.Post().Key;
        await table.Client.PutItemAsync(
            DynamoDb.Table,
            new() { ["Pk"] = new("BLOG#" + key.Blog.Text), ["Sk"] = new("POST#" + key.Post.Text) });
        var log = new LogLines();
        var reply = await table.Posts.Answer(
            Routes.GetPost,
            Calls.To(Routes.GetPost, key.Blog.Text, key.Post.Text),
            DateTimeOffset.UtcNow.AddMinutes(1),
            log.Log);
        AssertBare500(reply);
        Assert.Equal("ERROR", JsonElement.Parse(Assert.Single(log.All)).GetProperty("level").GetString());
    }

    private async Task<(HttpReply Reply, JsonElement LogLine)> Answer(Wire wire, string? name = null)
    {
        var log = new LogLines();
        var key = Some.Post().Key;
        var reply = await table.PostsOver(wire, name, log.Log).Answer(
            Routes.GetPost,
            Calls.To(Routes.GetPost, key.Blog.Text, key.Post.Text),
            DateTimeOffset.UtcNow.AddMinutes(1),
            log.Log);
        return (reply, JsonElement.Parse(Assert.Single(log.All)));
    }

    /// <summary>The caller learns that it was not his fault, and nothing more.</summary>
    private static void AssertBare500(HttpReply reply)
    {
        Assert.Equal(500, reply.Status);
        Assert.Equal("INTERNAL_SERVER_ERROR", reply.ErrorCode());
        var text = Encoding.UTF8.GetString(reply.Body.Span);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("By the test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("table", text, StringComparison.OrdinalIgnoreCase);
    }
}
