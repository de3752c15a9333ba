using System.Text;
using Blog.Core;
using Blog.Core.Http;
using CsCheck;

namespace Blog.PropertyTests;

public class JsonBodyTests
{
    [Fact]
    public void Valid_drafts_keep_their_text() => Gen.Select(Gens.AnyText, Gens.AnyText).Sample((title, body) =>
        Assert.Equal(new(title, body), PostDraft.Parse(Calls.To(Routes.CreatePost).WithDraft(title, body)).Right()));

    [Fact]
    public void Names_come_in_any_case() =>
        Gen.Select(Gens.InAnyCase("title"), Gens.InAnyCase("body")).Sample((title, body) =>
            Assert.Equal(new PostDraft("t", "b"), Read($$"""{"{{body}}":"b","{{title}}":"t"}""").Right()));

    [Fact]
    public void Unknown_names_are_ignored_whatever_they_hold() =>
        Gen.Select(Gens.Letters(0, 8).Where(name => name.ToUpperInvariant() is not ("TITLE" or "BODY")), Gens.JsonValue)
            .Sample((name, value) =>
            {
                var draft = new PostDraft("t", "b");
                Assert.Equal(draft, Read($$"""{"{{name}}":{{value}},"title":"t","body":"b"}""").Right());
                Assert.Equal(draft, Read($$"""{"title":"t","body":"b","{{name}}":{{value}}}""").Right());
            });

    [Fact]
    public void The_last_of_a_repeated_name_counts() => Gens.InAnyCase("title").Array[1, 50].Sample(names =>
    {
        var repeated = string.Join(',', names.Select((name, at) => $"\"{name}\":\"{at}\""));
        Assert.Equal(new PostDraft($"{names.Length - 1}", null), Read("{" + repeated + "}").Right());
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
    [InlineData("{\"title\":12, \"body\":\"b\", \"other\":[1, 2]}", "line 1, byte 10")]
    [InlineData("{\"title\":1,\n\"body\":\n\"b\",\n\"other\":1}", "line 1, byte 10")]
    [InlineData("{\n\"title\":1,\n\"body\":\"b\",\n\"other\":1}", "line 2, byte 9")]
    [InlineData("{\n\"title\" 1}", "line 2, byte 9")]
    [InlineData("{\"body\":\n \"\\ud83d\"}", "line 2, byte 2")]
    public void A_fault_is_found_where_it_stands(string json, string place) =>
        Assert.Contains(place, Assert.IsType<BlogError.Malformed>(Read(json).Left()).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_body_that_cannot_be_read_says_why()
    {
        Assert.Equal("The body is missing.", Detail([], isBase64: false));
        Assert.Equal("The body is missing.", Detail([], isBase64: true));
        Assert.Equal("The body is not valid UTF-8.", Detail([0xFF], isBase64: false));
        Assert.Equal("The body is not valid base64.", Detail("?"u8.ToArray(), isBase64: true));
        Assert.Equal("The body is not a JSON object.", Detail("[]"u8.ToArray(), isBase64: false));
    }

    private static string Detail(byte[] body, bool isBase64)
    {
        var call = Calls.To(Routes.CreatePost) with { Body = new(body, isBase64) };
        return Assert.IsType<BlogError.Malformed>(PostDraft.Parse(call).Left()).Detail;
    }

    [Theory]
    [InlineData(65)]
    [InlineData(1_000)]
    [InlineData(500_000)]
    public void JSON_that_is_too_deep_is_malformed(int depth)
    {
        Assert.IsType<BlogError.Malformed>(Read(new string('[', depth)).Left());
        Assert.IsType<BlogError.Malformed>(
            Read($$"""{"x":{{new string('[', depth)}}{{new string(']', depth)}}}""").Left());
    }

    [Fact]
    public void A_string_with_bytes_that_are_not_UTF_8_is_malformed() => Gen.Select(
        Gen.OneOf<byte[]>([0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82]),
        Gen.OneOf("title", "body", "other")).Sample((odd, name) =>
        {
            byte[] json = [.. Encoding.UTF8.GetBytes($$"""{"{{name}}":"a"""), .. odd, .. "\"}"u8];
            Assert.IsType<BlogError.Malformed>(PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody(json)).Left());
        });

    [Fact]
    public void Base64_makes_no_difference() => Gens.AnyText.Sample(text =>
    {
        var call = Calls.To(Routes.CreatePost).WithDraft("title", text);
        var encoded = Encoding.ASCII.GetBytes(Convert.ToBase64String(call.Body.Bytes.Span));
        Assert.Equal(
            PostDraft.Parse(call).Right(),
            PostDraft.Parse(call with { Body = new(encoded, IsBase64: true) }).Right());
    });

    [Theory]
    [InlineData("e30")]
    [InlineData("e30==")]
    [InlineData("e!30")]
    [InlineData("{}")]
    [InlineData("e30=e30=")]
    [InlineData("=")]
    public void What_is_not_base64_is_malformed(string text) => Assert.IsType<BlogError.Malformed>(
        PostDraft.Parse(Calls.To(Routes.CreatePost) with { Body = new(Encoding.UTF8.GetBytes(text), IsBase64: true) })
            .Left());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_body_holds_1_MiB_and_not_one_byte_more(bool base64)
    {
        HttpCall Padded(int size) =>
            Calls.To(Routes.CreatePost) with { Body = Body(Encoding.UTF8.GetBytes("{}".PadRight(size)), base64) };
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
    public void Media_types_of_JSON_are_read(string type) =>
        Assert.Equal(new PostDraft(null, null), Typed(type).Right());

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
    public void Other_media_types_are_not(string type) =>
        Assert.IsType<BlogError.UnsupportedMediaType>(Typed(type).Left());

    private static LanguageExt.Either<BlogError, PostDraft> Read(string json) =>
        PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody(json));

    private static LanguageExt.Either<BlogError, PostDraft> Typed(string type) =>
        PostDraft.Parse(Calls.To(Routes.CreatePost).WithBody("{}").With("Content-Type", type));

    private static RequestBody Body(byte[] bytes, bool base64) =>
        new(base64 ? Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)) : bytes, base64);
}
