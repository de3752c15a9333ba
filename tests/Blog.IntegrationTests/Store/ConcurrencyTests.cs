using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.PropertyTests;
using LanguageExt;

namespace Blog.IntegrationTests.Store;

/// <summary>Fifty writers at once on one post.</summary>
public abstract class ConcurrencyTests(EdgeTable table)
{
    private const int Writers = 50;

    [Fact]
    public async Task Of_many_inserts_under_one_id_exactly_one_wins()
    {
        var post = Some.Post();
        var inserts = await AtOnce(writer =>
            Try(table.Posts.Insert(
                post with { Text = Some.Text($"Writer {writer}"), Author = Some.Writer(writer) })));
        var winner = Assert.Single(inserts, insert => insert.Refused is null).Post;
        Assert.Equal(winner, await table.Posts.Stored(post.Key));

        static async Task<(Post? Post, Exception? Refused)> Try(Task<Either<StoreError, Post>> insert)
        {
            try
            {
                return ((await insert).Right(), null);
            }
            catch (ConditionalCheckFailedException refused)
            {
                return (null, refused);
            }
        }
    }

    [Fact]
    public async Task Each_of_many_updates_adds_one_to_the_version_and_none_is_lost()
    {
        var post = await table.Posts.Inserted(Some.Post());
        var updates = (await AtOnce(writer => table.Posts.Update(Some.Change(post.Key, Some.Text($"Writer {writer}")))))
            .Select(update => update.Right())
            .ToList();
        Assert.Equal(Enumerable.Range(2, Writers), updates.Select(update => (int)update.Version).Order());
        Assert.Equal(
            Enumerable.Range(0, Writers).Select(writer => $"Writer {writer}").Order(StringComparer.Ordinal),
            updates.Select(update => update.Text.Title.Text).Order(StringComparer.Ordinal));
        Assert.Equal(updates.MaxBy(update => update.Version), await table.Posts.Stored(post.Key));
    }

    [Fact]
    public async Task Of_many_deletions_exactly_one_gets_the_post()
    {
        var post = await table.Posts.Inserted(Some.Post());
        var deletions = await AtOnce(_ => table.Posts.Delete(Some.Deletion(post.Key)));
        Assert.Equal(post, Assert.Single(deletions, deletion => deletion.IsRight).Right());
        Assert.All(
            deletions.Where(deletion => deletion.IsLeft),
            deletion => Assert.IsType<StoreError.PostNotFound>(deletion.Left()));
    }

    [Fact]
    public async Task Updates_come_before_a_deletion_or_find_nothing()
    {
        var post = await table.Posts.Inserted(Some.Post());
        var writes = await AtOnce(writer => writer == Writers / 2
            ? table.Posts.Delete(Some.Deletion(post.Key))
            : table.Posts.Update(Some.Change(post.Key)));
        var updates = writes.Where((_, writer) => writer != Writers / 2).ToList();
        var done = updates.Where(update => update.IsRight).Select(update => update.Right()).ToList();
        Assert.Equal(done.MaxBy(update => update.Version) ?? post, writes[Writers / 2].Right());
        Assert.Equal(Enumerable.Range(2, done.Count), done.Select(update => (int)update.Version).Order());
        Assert.All(
            updates.Where(update => update.IsLeft),
            update => Assert.IsType<StoreError.PostNotFound>(update.Left()));
        Assert.Null(await table.Posts.Stored(post.Key));
    }

    /// <summary>A thread for each, for each of them blocks.</summary>
    private static Task<T[]> AtOnce<T>(Func<int, Task<T>> write) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Factory.StartNew(
                () => write(writer),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
}
