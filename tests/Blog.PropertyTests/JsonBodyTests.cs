using System.Text;
using Blog.Core;
using Blog.Core.Http;
using FsCheck.Fluent;

namespace Blog.PropertyTests;

public class JsonBodyTests
{
    [Fact]
    public void Valid_drafts_keep_their_text() => Law.ForAll(
        from title in Gens.AnyText
        from body in Gens.AnyText
        select new PostDraft(title, body),
        draft => Assert.Equal(draft, PostDraft.Parse(Calls.To(Routes.CreatePost).WithDraft(draft.Title, draft.Body)).Right()));

    [Fact]
    public void Names_come_in_any_case() => Law.ForAll(
        from title in Gens.InAnyCase("title")
        from body in Gens.InAnyCase("body")
        select $$"""{"{{body}}":"b","{{title}}":"t"}""",
        json => Assert.Equal(new PostDraft("t", "b"), Read(json).Right()));

    [Fact]
    public void Unknown_names_are_ignored_whatever_they_hold() => Law.ForAll(
        from name in Gens.Text(Gens.Letter, 0, 8)
            .Where(x => !x.Equals("title", StringComparison.OrdinalIgnoreCase) && !x.Equals("body", StringComparison.OrdinalIgnoreCase))
        from value in Gens.JsonValue
        from first in Gen.Elements(true, false)
        select first ? $$"""{"{{name}}":{{value}},"title":"t","body":"b"}""" : $$"""{"title":"t","body":"b","{{name}}":{{value}}}""",
        json => Assert.Equal(new PostDraft("t", "b"), Read(json).Right()));

    [Fact]
    public void The_last_of_a_repeated_name_counts() => Law.ForAll(
        Gens.InAnyCase("title").NonEmptyListOf(),
        names =>
        {
            var repeated = string.Join(',', names.Select((name, at) => $"\"{name}\":\"{at}\""));
            Assert.Equal(new PostDraft($"{names.Count - 1}", null), Read("{" + repeated + "}").Right());
        });

    [Fact]
    public void Null_is_absent_and_counts_as_the_last() =>
        Assert.Equal(new PostDraft(null, null), Read("""{"title":"t","body":null,"Title":null}""").Right());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"title\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("\uFEFF{}")]
    [InlineData("{'title':'t'}")]
    [InlineData("{\"title\":\"t\",}")]
    [InlineData("{\"title\":\"t\"} // why not")]
    [InlineData("{\"title\":1}")]
    [InlineData("{\"title\":true}")]
    [InlineData("{\"title\":[\"t\"]}")]
    [InlineData("{\"body\":{}}")]
    [InlineData("{\"title\":\"a\nb\"}")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    [InlineData("{\"title\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"body\":\"\\ud83d \\ude00\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"titl\\udc00\":1}")]
    [InlineData("{\"x\":01}")]
    [InlineData("{\"x\":NaN}")]
    public void What_is_no_JSON_object_of_a_draft_is_malformed(string json) =>
        Assert.IsType<BlogError.Malformed>(Read(json).Left());

    [Theory]
    [InlineData("{\"title\":1}", "line 1, byte 10")]
    [InlineData("{\n \"title\": \"t\",\n \"body\": []}", "line 3, byte 10")]
    [InlineData("{\n\"title\" 1}", "line 2, byte 9")]
    [InlineData("{\"body\":\n \"\\ud83d\"}", "line 2, byte 2")]
    public void A_fault_is_found_where_it_stands(string json, string place) =>
        Assert.Contains(place, Assert.IsType<BlogError.Malformed>(Read(json).Left()).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData(65)]
    [InlineData(1_000)]
    [InlineData(500_000)]
    public void JSON_that_is_too_deep_is_malformed(int depth)
    {
        Assert.IsType<BlogError.Malformed>(Read(new string('[', depth)).Left());
        Assert.IsType<BlogError.Malformed>(Read($$"""{"x":{{new string('[', depth)}}{{new string(']', depth)}}}""").Left());
    }

    [Fact]
    public void A_string_with_bytes_that_are_not_UTF_8_is_malformed() => Law.ForAll(
        from bytes in Gen.Elements<byte[]>([0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82])
        from name in Gen.Elements("title", "body", "other")
        select (byte[])[.. Encoding.UTF8.GetBytes($$"""{"{{name}}":"a"""), .. bytes, .. "\"}"u8],
        bytes => Assert.IsType<BlogError.Malformed>(PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody(bytes)).Left()));

    [Fact]
    public void Base64_makes_no_difference() => Law.ForAll(Gens.AnyText, text =>
    {
        var call = Calls.To(Routes.CreatePost).WithDraft("title", text);
        var encoded = Encoding.ASCII.GetBytes(Convert.ToBase64String(call.Body.Bytes.Span));
        Assert.Equal(PostDraft.Parse(call).Right(), PostDraft.Parse(call with { Body = new(encoded, IsBase64: true) }).Right());
    });

    [Theory]
    [InlineData("e30")]
    [InlineData("e30==")]
    [InlineData("e!30")]
    [InlineData("{}")]
    [InlineData("e30=e30=")]
    [InlineData("=")]
    public void What_is_not_base64_is_malformed(string text) => Assert.IsType<BlogError.Malformed>(
        PostDraft.Parse(Calls.To(Routes.CreatePost) with { Body = new(Encoding.UTF8.GetBytes(text), IsBase64: true) }).Left());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_body_holds_1_MiB_and_not_one_byte_more(bool base64)
    {
        HttpCall Padded(int size) => Calls.To(Routes.CreatePost) with { Body = Body(Encoding.UTF8.GetBytes("{}".PadRight(size)), base64) };
        Assert.Equal(new PostDraft(null, null), PostDraft.Parse(Padded(1_048_576)).Right());
        Assert.IsType<BlogError.PayloadTooLarge>(PostDraft.Parse(Padded(1_048_577)).Left());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("application/json; v=1")]
    [InlineData("application/vnd.blog.v1+json")]
    [InlineData("application/merge-patch+JSON ; charset=Utf-8")]
    public void Media_types_of_JSON_are_read(string type) => Assert.Equal(new PostDraft(null, null), Typed(type).Right());

    [Theory]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/jsonx")]
    [InlineData("application/x-json")]
    [InlineData("image/svg+json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json, text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("json")]
    [InlineData("*/*")]
    [InlineData("é\u0000;;=")]
    public void Other_media_types_are_not(string type) => Assert.IsType<BlogError.UnsupportedMediaType>(Typed(type).Left());

    private static LanguageExt.Either<BlogError, PostDraft> Read(string json) =>
        PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody(json));

    private static LanguageExt.Either<BlogError, PostDraft> Typed(string type) =>
        PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody("{}").With("Content-Type", type));

    private static RequestBody Body(byte[] bytes, bool base64) =>
        new(base64 ? Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)) : bytes, base64);
}
