using System.Text.Json;
using System.Text.Json.Nodes;
using Blog.Core;
using Blog.Core.Http;
using Blog.Functions.Store;
using CsCheck;

namespace Blog.PropertyTests;

/// <summary>
/// What must know every field of a post's text, whichever it has: the fields come from the record itself, so that one
/// that was forgotten somewhere fails here. README.md, "To add a field to a post".
/// </summary>
public class TextFieldTests
{
    public static TheoryData<string> Fields => new(FieldsOf<PostText>.All);

    [Theory]
    [MemberData(nameof(Fields))]
    public void Another_text_under_the_same_key_is_refused(string field) => Changed(field).Sample((one, other) =>
        Assert.IsType<StoreError.IdempotencyKeyReused>(Once(one).Record.Replay(Once(other)).Left()));

    [Theory]
    [MemberData(nameof(Fields))]
    public Task A_create_that_differs_in_one_field_is_another(string field) =>
        Changed(field).SampleAsync(async (one, other) =>
        {
            var store = new LambdaStore();
            Assert.Equal((201, 201, 422), (await Create(one), await Create(one), await Create(other)));

            async Task<int> Create(Post post) =>
                (await store.Answer(
                    Routes.CreatePost,
                    Draft(Routes.CreatePost, post).With("idempotency-key", "key"))).Status;
        }, iter: 30);

    /// <summary>Stored for 24 hours: another fingerprint of the same text would refuse what was sent again.</summary>
    [Fact]
    public void The_fingerprint_of_a_text_stays_what_it_was() => Assert.Equal(
        "0a900e85d2153fb3f2c42613977ec9973305750857521fb803e06552f71fd761",
        Once(Post("A title", "A body.\n")).Record.Request.Text);

    [Theory]
    [MemberData(nameof(Fields))]
    public void The_list_of_fields_has_every_field(string field) => Changed(field).Sample((one, other) =>
    {
        var changed = Assert.Single(one.Text.Fields.Except(other.Text.Fields));
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(field), changed.Name);
    });

    [Fact]
    public void A_text_comes_in_with_every_field() => Gens.Post.Sample(post =>
        Assert.Equal(
            post.Text,
            PostDraft.Parse(Draft(Routes.UpdatePost, post)).Bind(draft => PostText.From(draft).OrInvalid()).Right()));

    [Fact]
    public void A_text_goes_out_with_every_field() => Gens.Post.Sample(post =>
    {
        var shown = HttpReply.Updated(PostView.From(post)).Json().GetProperty("post");
        foreach (var (name, text) in post.Text.Fields)
            Assert.Equal(text, shown.TryGetProperty(name, out var value) ? value.GetString() : null);
    });

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_is_stored(string field) => Changed(field).Sample((one, other) =>
    {
        Assert.Equal(other, PostItem.ToPost(PostItem.From(other)));
        Assert.NotEqual(Stored(one), Stored(other));
    });

    /// <summary>An update replaces every attribute: one that it leaves out keeps what was there before.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public void An_update_replaces_every_field(string field) => Changed(field).Sample((one, other) =>
        Assert.Equal(PostItem.From(one.Text).Keys, PostItem.From(other.Text).Keys));

    private static Gen<(Post, Post)> Changed(string field) => Gen.Select(Gens.CreatedPost, Gens.OfField(field))
        .Where((post, value) => !Equals(FieldsOf<PostText>.Get(post.Text, field), value))
        .Select((post, value) => (post, post with { Text = FieldsOf<PostText>.With(post.Text, field, value) }));

    private static CreatePost.Insertion.Once Once(Post post) => new(post, IdempotencyRecord.Of(post, new("key")));

    private static Post Post(string title, string body) =>
        Gens.CreatedPost.Single() with { Text = PostText.From(new(title, body)).Accepted() };

    private static HttpCall Draft(Route route, Post post)
    {
        var fields = post.Text.Fields.Where(field => field.Text is not null);
        var draft = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Text)));
        return (Calls.To(route, post.Key.Blog.Text, post.Key.Post.Text) with { Caller = post.Author })
            .WithBody(draft.ToJsonString());
    }

    private static string Stored(Post post) => string.Join(
        '\n', PostItem.From(post)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key} {each.Value.S}"));
}
