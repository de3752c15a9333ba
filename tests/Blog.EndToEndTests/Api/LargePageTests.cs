namespace Blog.EndToEndTests.Api;

/// <summary>
/// Posts of the largest size, whose text grows most on its way: a reply to the gateway is JSON within JSON.
/// </summary>
public abstract class LargePageTests(BlogApi cloud)
{
    private const int Posts = 9, MaxBytes = 262_144, LambdaMaxBytes = 6_291_556;

    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\t\n")]
    [InlineData("🦉")]
    [InlineData("é")]
    public async Task A_page_of_the_largest_posts_comes_whole_and_paging_visits_all(string letter)
    {
        var (blog, body) =
            (ApiCalls.NewBlog(), Repeat("🦉", 1) + Repeat(letter, (MaxBytes - 4) / ApiCalls.Utf8(letter).Length));
        var title = Repeat(letter.Trim() is "" ? "x" : letter, 200);
        var created = await Task.WhenAll(
            Enumerable.Range(0, Posts).Select(async _ => (await cloud.CreatePost(blog, title, body)).HasPost(201)));

        var answers = new List<Answer> { await cloud.ListPosts(blog, "?limit=100") };
        while (answers[^1].HasPage().PaginationToken is { } token)
            answers.Add(await cloud.ListPosts(blog, $"?limit=100&paginationToken={token}"));

        Assert.InRange(answers.Count, 2, Posts);
        Assert.All(answers, answer => Assert.InRange(answer.Body.Length, 1, LambdaMaxBytes));
        Assert.Equal(
            created.OrderByDescending(post => post.PostId, StringComparer.Ordinal),
            answers.SelectMany(answer => answer.Page.Items));
        Assert.All(created, post => Assert.Equal((title, body), (post.Title, post.Body)));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

[Collection(HttpApi.Name)]
public sealed class LargePageOverHttpApiTests(NativeCloud cloud) : LargePageTests(cloud);

[Collection(RestApi.Name)]
public sealed class LargePageOverRestApiTests(NativeRestCloud cloud) : LargePageTests(cloud);
