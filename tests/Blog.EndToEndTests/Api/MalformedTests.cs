namespace Blog.EndToEndTests.Api;

/// <summary>Create and update refuse a body that cannot be read, and say why.</summary>
public abstract class MalformedTests(BlogApi cloud)
{
    public static TheoryData<string> NotADraft { get; } = new(
        "null",
        "true",
        "1",
        "\"title\"",
        "[]",
        """[{"title":"T","body":"B"}]""",
        "{",
        """{"title":"T","body":"B" """,
        """{"title":"T","body":"B"}}""",
        """{"title":"T","body":"B"} x""",
        """{"title":"T","body":"B",}""",
        """{'title':'T','body':'B'}""",
        """{title:"T",body:"B"}""",
        """{"title":"T","body":"B"/* */}""",
        "{\"title\":\"T\",\"body\":\"two\nlines\"}",
        """{"title":"T","body":"\x"}""",
        """{"title":"T","body":"\u12"}""",
        """{"title":"T","body":"\ud83d"}""",
        """{"title":"\ude00","body":"B"}""",
        """{"title":1,"body":"B"}""",
        """{"title":"T","body":true}""",
        """{"title":["T"],"body":"B"}""",
        """{"title":"T","body":{}}""",
        """{"title":"T","body":1e999}""",
        """{"title":"T","body":""" + new string('[', 100_000),
        """{"title":"T","body":"B","more":""" + new string('[', 100) + new string(']', 100) + "}",
        "\uFEFF\uFEFF{}",
        "   ",
        "<post/>",
        "title=T&body=B");

    [Theory]
    [MemberData(nameof(NotADraft))]
    public async Task What_is_not_a_draft_in_JSON_is_malformed(string body)
    {
        foreach (var answer in await Send(ApiCalls.Utf8(body)))
            Assert.Null(answer.HasProblem(400, "MALFORMED_REQUEST").Errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_body_is_malformed(string? body)
    {
        foreach (var answer in await Send(body is null ? null : ApiCalls.Utf8(body)))
            Assert.Equal("The body is missing.", answer.HasProblem(400, "MALFORMED_REQUEST").Detail);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.blog+json")]
    [InlineData(null)]
    public async Task Bytes_that_are_not_text_are_malformed(string? contentType)
    {
        foreach (var answer in await Send([0xC3, 0x28, 0xFF, 0x00], contentType))
            answer.HasProblem(400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task The_detail_says_where_and_repeats_nothing()
    {
        foreach (var answer in await Send(ApiCalls.Utf8("{\n \"title\": \"secret\", \"body\": 12345 }")))
        {
            var detail = answer.HasProblem(400, "MALFORMED_REQUEST").Detail;
            Assert.StartsWith(
                "The body is not JSON of the expected shape (line 2, byte ",
                detail,
                StringComparison.Ordinal);
            Assert.DoesNotContain("12345", detail, StringComparison.Ordinal);
        }
    }

    private async Task<Answer[]> Send(byte[]? body, string? contentType = "application/json")
    {
        var path = $"/v1/{ApiCalls.NewBlog()}/posts";
        return
        [
            await cloud.Call("POST", path, body, contentType: contentType),
            await cloud.Call("PUT", $"{path}/{ApiCalls.NewPostId()}", body, contentType: contentType),
        ];
    }
}

[Collection(HttpApi.Name)]
public sealed class MalformedOverHttpApiTests(NativeCloud cloud) : MalformedTests(cloud)
{
    private readonly NativeCloud cloud = cloud;

    /// <summary>A REST API hands every body over as text, with replacement characters where it is none.</summary>
    [Theory]
    [InlineData("application/problem+json")]
    [InlineData(null)]
    public async Task A_draft_that_is_not_UTF8_is_malformed(string? contentType)
    {
        var draft = Wire.Draft("T", "x").Select(letter => letter == 'x' ? (byte)0xFF : letter).ToArray();
        var answer = await cloud.Call("POST", $"/v1/{ApiCalls.NewBlog()}/posts", draft, contentType: contentType);
        Assert.Equal("The body is not valid UTF-8.", answer.HasProblem(400, "MALFORMED_REQUEST").Detail);
    }
}

[Collection(RestApi.Name)]
public sealed class MalformedOverRestApiTests(NativeRestCloud cloud) : MalformedTests(cloud);
