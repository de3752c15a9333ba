using System.Text.Json;
using Blog.Core;
using Blog.Functions.Endpoints;
using Blog.Functions.Gateway;
using CsCheck;
using LanguageExt;

namespace Blog.PropertyTests;

public class PageSizeTests
{
    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    private const int LambdaLimit = 6_291_556;

    [Fact]
    public Task Any_page_of_valid_posts_fits_a_Lambda_response() => Gens.FullPage.SampleAsync(async posts =>
    {
        var reply = await ListPostsEndpoint.Handle(
            new(_ => Task.FromResult<Either<StoreError, PostPage>>(new PostPage(posts, HasMore: true))),
            Calls.To(Routes.ListPosts, "blog"));
        var written = GatewayReply.Write(reply);
        Assert.InRange(written.Length, 1, LambdaLimit);
        Assert.Equal(posts.Select(PostView.From), ReadBack(written));
    }, iter: 25);

    private static IReadOnlyList<PostView> ReadBack(ReadOnlyMemory<byte> written)
    {
        using var response = JsonDocument.Parse(written);
        var body = response.RootElement.GetProperty("body").GetString()!;
        return JsonSerializer.Deserialize<PageView>(body, JsonSerializerOptions.Web)!.Items;
    }
}
