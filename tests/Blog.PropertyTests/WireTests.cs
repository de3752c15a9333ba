using System.Text;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.OpenApi;
using CsCheck;

namespace Blog.PropertyTests;

public class WireTests
{
    private static readonly HttpCall Call = Calls.To(Routes.ListPosts, "blog");

    private static readonly Gen<PageView> Page =
        Gen.Select(Gens.Post.Array[1, 30], Gen.Bool, (posts, hasMore) => PageView.From(new(posts, hasMore)));

    [Fact]
    public void A_post_reads_back_from_its_reply() => Gens.Post.Select(PostView.From).Sample(post =>
    {
        HttpReply[] replies =
        [
            HttpReply.Created(post, isReplay: true, Call), HttpReply.Found(post, isKnown: false),
            HttpReply.Updated(post), HttpReply.Deleted(post),
        ];
        foreach (var reply in replies)
            Assert.Equal(post, JsonSerializer.Deserialize<PostEnvelope>(reply.Body.Span, WireJson.In)?.Post);
    });

    [Fact]
    public void A_post_shows_what_is_stored() => Gens.Post.Sample(post => Assert.Equal(
        new Replies.Shown(
            post.Key.Blog.Text, post.Key.Post.Text, post.Text.Title.Text, post.Text.Body.Text,
            post.Author.Text, post.Version, post.CreatedAt.Text, post.UpdatedAt.Text),
        HttpReply.Updated(PostView.From(post)).Post()));

    [Fact]
    public void A_page_before_the_last_has_the_token_of_its_last_post() =>
        Gens.Post.Array[1, 30].Sample(posts =>
        {
            var token = new PaginationToken(posts[^1].Key.Post).Text;
            Assert.Equal(token, PageView.From(new(posts, HasMore: true)).PaginationToken);
            Assert.Null(PageView.From(new(posts, HasMore: false)).PaginationToken);
        }, iter: 20);

    [Fact]
    public void A_page_reads_back_from_its_reply() => Page.Sample(page =>
    {
        var read = JsonSerializer.Deserialize<PageView>(HttpReply.Listed(page, Call).Body.Span, WireJson.In)!;
        Assert.Equal(page.Items, read.Items);
        Assert.Equal(page.PaginationToken, read.PaginationToken);
    }, iter: 50);

    /// <summary>
    /// Generated code writes them straight away, without the contracts that the document is made from.
    /// </summary>
    [Fact]
    public void Replies_are_what_the_serializer_makes_of_their_records() =>
        Gen.Select(Page, Gens.AnyText, Gens.AnyText.Array[1, 20]).Sample((page, detail, messages) =>
        {
            AssertWritten(new PostEnvelope(page.Items[0]), HttpReply.Updated(page.Items[0]));
            AssertWritten(page, HttpReply.Listed(page, Call));
            var faults = messages.Select(message => new FieldFault("title", "too_long", message));
            BlogError[] errors = [new BlogError.Malformed(detail), new BlogError.Invalid([.. faults])];
            foreach (var error in errors)
                AssertWritten(Problem.From(error, Call), HttpReply.From(error, Call));
        }, iter: 50);

    [Fact]
    public void The_last_page_has_no_token_at_all() =>
        Assert.Equal(
            """{"items":[]}""",
            Encoding.UTF8.GetString(HttpReply.Listed(PageView.From(new([], false)), Call).Body.Span));

    [Fact]
    public void A_post_has_the_names_of_the_contract() => Assert.Equal(
        ["blogId", "postId", "title", "body", "author", "version", "createdAt", "updatedAt"],
        HttpReply.Updated(new PostView("b", "p", "t", "x", "a", 1, "c", "u"))
            .Json()
            .GetProperty("post")
            .EnumerateObject()
            .Select(x => x.Name));

    [Fact]
    public void Text_that_is_not_ASCII_goes_out_as_it_is() => Gens.Post.Select(PostView.From).Sample(post =>
        Assert.DoesNotContain(
            "\\u", Unslashed(Encoding.UTF8.GetString(HttpReply.Updated(post).Body.Span)), StringComparison.Ordinal));

    private static void AssertWritten<T>(T record, HttpReply reply) =>
        Assert.Equal(JsonSerializer.Serialize(record, WireJson.Out), Encoding.UTF8.GetString(reply.Body.Span));

    /// <summary>Without the pairs of backslashes that stand for one in the text.</summary>
    private static string Unslashed(string json) => json.Replace("\\\\", "", StringComparison.Ordinal);
}
