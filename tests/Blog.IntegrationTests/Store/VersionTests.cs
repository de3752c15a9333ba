using Blog.Core;
using Blog.Core.Http;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

/// <summary>If-Match, asked by the table itself, in the write.</summary>
public abstract class VersionTests(EdgeTable table)
{
    private const int Rounds = 100;

    [Fact]
    public async Task A_write_of_the_version_that_is_there_is_done()
    {
        var post = await table.Posts.Inserted(Some.Post());
        Assert.Equal(2, (await table.Posts.Update(Some.Change(post.Key, ifMatch: 1))).Right().Version);
        Assert.Equal(3, (await table.Posts.Update(Some.Change(post.Key, ifMatch: 2))).Right().Version);
        Assert.Equal(3, (await table.Posts.Delete(Some.Deletion(post.Key, ifMatch: 3))).Right().Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(ETag.NoVersion)]
    [InlineData(long.MaxValue)]
    public async Task A_write_of_another_version_changes_nothing(long version)
    {
        var post = await table.Posts.Inserted(Some.Post());
        var updated = (await table.Posts.Update(Some.Change(post.Key))).Right();
        Assert.IsType<StoreError.VersionMismatch>(
            (await table.Posts.Update(Some.Change(post.Key, ifMatch: version))).Left());
        Assert.IsType<StoreError.VersionMismatch>(
            (await table.Posts.Delete(Some.Deletion(post.Key, ifMatch: version))).Left());
        Assert.Equal(updated, await table.Posts.Stored(post.Key));
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_exactly_one_wins()
    {
        var post = await table.Posts.Inserted(Some.Post());
        for (var version = 1; version <= Rounds; version++)
        {
            var both = await Task.WhenAll(Update(version, "Left"), Update(version, "Right"));
            var winner = Assert.Single(both, outcome => outcome.IsRight).Right();
            Assert.IsType<StoreError.VersionMismatch>(Assert.Single(both, outcome => outcome.IsLeft).Left());
            Assert.Equal(winner, await table.Posts.Stored(post.Key));
        }

        Task<LanguageExt.Either<StoreError, Post>> Update(int version, string title) =>
            Task.Run(() => table.Posts.Update(Some.Change(post.Key, Some.Text(title), ifMatch: version)));
    }
}
