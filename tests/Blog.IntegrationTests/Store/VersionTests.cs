using Blog.Core;
using Blog.Core.Http;
using Blog.IntegrationTests.Faults;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

/// <summary>If-Match, asked by the table itself, in the write.</summary>
[Collection(DynamoDbSuites.Name)]
public sealed class VersionTests(DynamoDb dynamo)
{
    private const int Rounds = 100;

    [Fact]
    public async Task A_write_of_the_version_that_is_there_is_done()
    {
        var post = await dynamo.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await dynamo.Posts.Update(Some.Change(post.Key, ifMatch: 1))).Right().Version);
        Assert.Equal(3, (await dynamo.Posts.Update(Some.Change(post.Key, ifMatch: 2))).Right().Version);
        Assert.Equal(3, (await dynamo.Posts.Delete(Some.Deletion(post.Key, ifMatch: 3))).Right().Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(ETag.NoVersion)]
    [InlineData(long.MaxValue)]
    public async Task A_write_of_another_version_changes_nothing(long version)
    {
        var post = await dynamo.Posts.Inserted(Some.Post());
        var updated = (await dynamo.Posts.Update(Some.Change(post.Key))).Right();
        Assert.IsType<BlogError.VersionMismatch>((await dynamo.Posts.Update(Some.Change(post.Key, ifMatch: version))).Left());
        Assert.IsType<BlogError.VersionMismatch>((await dynamo.Posts.Delete(Some.Deletion(post.Key, ifMatch: version))).Left());
        Assert.Equal(updated, await dynamo.Posts.Stored(post.Key));
    }

    /// <summary>One round trip tells them apart.</summary>
    [Fact]
    public async Task Missing_not_allowed_and_changed_are_told_apart_at_once()
    {
        var post = await dynamo.Posts.Inserted(Some.Post(author: Some.Ann));
        using var wire = new Wire(Fates.Passes);
        var posts = DynamoDb.PostsOver(wire);
        Assert.IsType<BlogError.PostNotFound>((await posts.Update(Some.Change(Some.Post().Key, ifMatch: 1))).Left());
        Assert.IsType<BlogError.Forbidden>((await posts.Update(Some.Change(post.Key, caller: Some.Bob, ifMatch: 2))).Left());
        Assert.IsType<BlogError.VersionMismatch>((await posts.Update(Some.Change(post.Key, ifMatch: 2))).Left());
        Assert.Equal(3, wire.Requests);
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_exactly_one_wins()
    {
        var post = await dynamo.Posts.Inserted(Some.Post());
        for (var version = 1; version <= Rounds; version++)
        {
            var both = await Task.WhenAll(Update(version, "Left"), Update(version, "Right"));
            var winner = Assert.Single(both, outcome => outcome.IsRight).Right();
            Assert.IsType<BlogError.VersionMismatch>(Assert.Single(both, outcome => outcome.IsLeft).Left());
            Assert.Equal(winner, await dynamo.Posts.Stored(post.Key));
        }

        Task<LanguageExt.Either<BlogError, Post>> Update(int version, string title) =>
            Task.Run(() => dynamo.Posts.Update(Some.Change(post.Key, Some.Text(title), ifMatch: version)));
    }

    [Fact]
    public async Task An_update_that_was_done_is_not_refused_when_its_answer_was_lost()
    {
        using var wire = new Wire(Fates.AnswerLost, Fates.Passes);
        var post = await dynamo.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await DynamoDb.PostsOver(wire).Update(Some.Change(post.Key, ifMatch: 1))).Right().Version);
        Assert.Equal(2, (await dynamo.Posts.Stored(post.Key))!.Version);
    }
}
