using Amazon.DynamoDBv2.Model;
using Blog.Core;
using Blog.Core.Values;
using Blog.PropertyTests;

namespace Blog.IntegrationTests.Store;

/// <summary>A create with a key is done once: its record and its post are written together.</summary>
public abstract class IdempotencyTests(EdgeTable table)
{
    private const int Writers = 50;

    private readonly BlogId blog = Some.Blog();

    [Fact]
    public async Task The_same_create_gives_the_first_post_again()
    {
        var first = Some.Post(blog);
        Assert.Equal(new(first, IsReplay: false), (await table.Posts.InsertOnce(first, "key")).Right());
        var later = Some.Creation.After(TimeSpan.FromHours(1));
        Assert.Equal(
            new(first, IsReplay: true),
            (await table.Posts.InsertOnce(Some.Post(blog) with { CreatedAt = later, UpdatedAt = later }, "key"))
                .Right());
        Assert.Equal([first], await Stored());
    }

    [Fact]
    public async Task Another_create_with_the_key_is_refused()
    {
        var first = await Inserted(Some.Post(blog));
        Assert.IsType<StoreError.IdempotencyKeyReused>(
            (await table.Posts.InsertOnce(Some.Post(blog, text: Some.Text("Another")), "key")).Left());
        Assert.Equal([first], await Stored());
    }

    [Fact]
    public async Task Keys_of_another_caller_another_blog_and_another_case_are_others()
    {
        Post[] posts =
        [
            await Inserted(Some.Post(blog)),
            await Inserted(Some.Post(blog, author: Some.Bob)),
            await Inserted(Some.Post(blog), "KEY"),
        ];
        var elsewhere = await Inserted(Some.Post());
        Assert.Equal(
            posts.Select(post => post.Key.Post.Text).Order(StringComparer.Ordinal),
            (await Stored()).Select(post => post.Key.Post.Text).Order(StringComparer.Ordinal));
        Assert.NotNull(await table.Posts.Stored(elsewhere.Key));
    }

    [Fact]
    public async Task The_first_answer_outlives_changes_and_the_post_itself()
    {
        var first = await Inserted(Some.Post(blog));
        await table.Posts.Update(Some.Change(first.Key));
        Assert.Equal(first, (await table.Posts.InsertOnce(Some.Post(blog), "key")).Right().Post);
        await table.Posts.Delete(Some.Deletion(first.Key));
        Assert.Equal(first, (await table.Posts.InsertOnce(Some.Post(blog), "key")).Right().Post);
        Assert.Empty(await Stored());
    }

    /// <summary>DynamoDB takes its time to delete what has expired: the condition does not wait for it.</summary>
    [Theory]
    [InlineData(86_400 - 1, true)]
    [InlineData(86_400, true)]
    [InlineData(86_400 + 1, false)]
    [InlineData(90 * 86_400, false)]
    public async Task A_key_is_free_again_when_its_record_has_expired(int secondsLater, bool isReplay)
    {
        await Inserted(Some.Post(blog));
        var later = Some.Creation.After(TimeSpan.FromSeconds(secondsLater));
        var again = Some.Post(blog) with { CreatedAt = later, UpdatedAt = later };
        var answer = (await table.Posts.InsertOnce(again, "key")).Right();
        Assert.Equal(isReplay, answer.IsReplay);
        Assert.Equal(isReplay ? 1 : 2, (await Stored()).Count);
        Assert.True((await table.Posts.InsertOnce(again with { Key = Some.Post(blog).Key }, "key")).Right().IsReplay);
    }

    [Fact]
    public async Task Where_the_post_cannot_be_written_there_is_no_record_either()
    {
        var taken = await table.Posts.Inserted(Some.Post(blog));
        await Assert.ThrowsAsync<TransactionCanceledException>(() =>
            table.Posts.InsertOnce(taken with { Text = Some.Text("Another") }, "key"));
        Assert.False((await table.Posts.InsertOnce(Some.Post(blog), "key")).Right().IsReplay);
    }

    [Fact]
    public async Task Many_equal_creates_at_once_make_one_post()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Factory.StartNew(
            () => table.Posts.InsertOnce(
                Some.Post(blog),
                "key"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        var made = answers.Where(answer => answer.IsRight).Select(answer => answer.Right()).ToList();
        var post = Assert.Single(await Stored());
        Assert.Single(made, answer => !answer.IsReplay);
        Assert.All(made, answer => Assert.Equal(post, answer.Post));
        Assert.All(
            answers.Where(answer => answer.IsLeft),
            answer => Assert.IsType<StoreError.Unknown>(answer.Left()));
        Assert.Equal(post, (await table.Posts.InsertOnce(Some.Post(blog), "key")).Right().Post);
    }

    [Fact]
    public async Task A_record_is_no_post_of_the_blog()
    {
        var post = await Inserted(Some.Post(blog));
        Assert.Equal([post], await Stored());
        Assert.All(
            await table.Posts.Pages(blog, limit: 1),
            page => Assert.All(page.Posts, each => Assert.Equal(post, each)));
    }

    private async Task<Post> Inserted(Post post, string key = "key") =>
        (await table.Posts.InsertOnce(post, key)).Right().Post;

    private async Task<IReadOnlyList<Post>> Stored() => (await table.Posts.Page(Some.Query(blog))).Right().Posts;
}
