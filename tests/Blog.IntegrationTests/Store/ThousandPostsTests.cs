using Blog.Core;
using Blog.Core.Values;

namespace Blog.IntegrationTests.Store;

public abstract class ThousandPostsTests(EdgeTable table, ThousandPosts blog)
{
    [Theory]
    [InlineData(1, 1000)]
    [InlineData(7, 143)]
    [InlineData(10, 100)]
    [InlineData(99, 11)]
    [InlineData(100, 10)]
    public async Task Every_post_comes_once_and_the_newest_first(int limit, int fullOrLastPages)
    {
        var pages = await table.Posts.Pages(blog.Id, limit);
        Assert.Equal(blog.NewestFirst, pages.SelectMany(page => page.Posts));
        Assert.All(pages.SkipLast(2), page => Assert.Equal(limit, page.Posts.Count));
        // DynamoDB finds out that a full page was the last one with an empty one.
        Assert.InRange(pages.Count, fullOrLastPages, fullOrLastPages + 1);
        Assert.DoesNotContain(pages, page => page is { Posts.Count: 0, HasMore: true });
    }
}

/// <summary>A blog of 1,000 posts, stored in no order by many writers.</summary>
public sealed class ThousandPosts(DynamoDb dynamo) : IAsyncLifetime
{
    internal BlogId Id { get; } = Some.Blog();

    internal IReadOnlyList<Post> NewestFirst { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (dynamo.IsMissing)
            return;
        NewestFirst = [.. Enumerable.Range(0, 1000).Select(at => Some.Post(Id, Some.PostId(-at)))];
        var anyOrder = NewestFirst.OrderBy(post => post.Key.Post.Value.GetHashCode());
        await Parallel.ForEachAsync(
            anyOrder,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (post, _) => await dynamo.Sdk.Posts.Inserted(post));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
