using System.Text;
using Blog.Bench.Measuring;

namespace Blog.BenchTests;

public class ExcerptTests
{
    [Theory]
    [InlineData("""{"statusCode":503,"headers":{},"body":"{\"title\":\"Away\"}"}""", """503 {"title":"Away"}""")]
    [InlineData("""{"statusCode":500,"body":"a\r\n | b"}""", "500 a | b")]
    [InlineData("""{"statusCode":502,"body":null}""", "502")]
    [InlineData("""{"statusCode":404}""", "404")]
    [InlineData("""{"statusCode":500,"body":"\ud800"}""", """{"statusCode":500,"body":"\ud800"}""")]
    [InlineData("""{"statusCode":"five","body":""}""", """{"statusCode":"five","body":""}""")]
    [InlineData("""{"statusCode":1e99}""", """{"statusCode":1e99}""")]
    [InlineData("[1]", "[1]")]
    [InlineData("{}", "{}")]
    [InlineData("Out of\npaper.", "Out of paper.")]
    [InlineData("", "")]
    public void A_response_is_its_status_and_its_body_or_else_what_it_is(string response, string excerpt) =>
        Assert.Equal(excerpt, Excerpt.OfResponse(Encoding.UTF8.GetBytes(response)));

    [Fact]
    public void A_long_text_is_cut()
    {
        var (start, rest) = (new string('a', 120), new string('b', 1000));
        Assert.Equal(start, Excerpt.Of(start));
        Assert.Equal($"{start}…", Excerpt.Of(start + rest));
        Assert.Equal(
            $"503 {start}…",
            Excerpt.OfResponse(Encoding.UTF8.GetBytes($$"""{"statusCode":503,"body":"{{start}}{{rest}}"}""")));
    }
}
