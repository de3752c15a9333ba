namespace Blog.EndToEndTests.Api;

public abstract class TextTests(BlogApi cloud)
{
    [Theory]
    [InlineData("Žluťoučký kůň 🦉 日本語", "é 😀 \u2028 \u00A0 <b>&amp;'+`</b>")]
    [InlineData("a", "\t\r\n indented, and the end is kept \n")]
    [InlineData("\"quoted\\\"", "\"\\\"\\\\ /")]
    public async Task Text_comes_back_as_it_was_sent(string title, string body)
    {
        var blog = ApiCalls.NewBlog();

        var created = (await cloud.CreatePost(blog, title, body)).HasPost(201);
        var updated = (await cloud.UpdatePost(blog, created.PostId, title + "!", body + "!")).HasPost(200);
        var read = (await cloud.GetPost(blog, created.PostId)).HasPost(200);

        Assert.Equal((title, body), (created.Title, created.Body));
        Assert.Equal((title + "!", body + "!"), (updated.Title, updated.Body));
        Assert.Equal(updated, read);
    }

    [Fact]
    public async Task Text_that_is_not_ASCII_goes_out_as_it_is()
    {
        const string Text = "é 日本 😀 \u00A0 <&>'+";
        var blog = ApiCalls.NewBlog();

        var created = await cloud.CreatePost(blog, Text, Text);
        var listed = await cloud.ListPosts(blog);

        Assert.Contains($"\"title\":\"{Text}\",\"body\":\"{Text}\"", created.Text, StringComparison.Ordinal);
        Assert.Contains($"\"title\":\"{Text}\",\"body\":\"{Text}\"", listed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"T","body":"B","author":"bob","version":7,"postId":null,"more":[{}]}""")]
    [InlineData("""{"title":"\u0054","body":"\u0042"}""")]
    [InlineData(" \r\n\t{ \"title\" : \" \\t T \\n\" , \"body\" : \"B\" } \n")]
    public async Task A_draft_may_be_written_in_other_ways(string draft)
    {
        var blog = ApiCalls.NewBlog();

        var created = (await cloud.Call("POST", $"/v1/{blog}/posts", ApiCalls.Utf8(draft))).HasPost(201);

        Assert.Equal(("T", "B", cloud.Author, 1), (created.Title, created.Body, created.Author, created.Version));
    }

    [Theory]
    [InlineData(200, 262_144)]
    [InlineData(1, 1)]
    public async Task The_longest_and_the_shortest_text_are_taken(int characters, int bytes)
    {
        var (blog, title, body) =
            (ApiCalls.NewBlog(), string.Concat(Enumerable.Repeat("🦉", characters)), new string('x', bytes));

        var created = (await cloud.CreatePost(blog, title, body)).HasPost(201);

        Assert.Equal((title, body), (created.Title, created.Body));
        Assert.Equal(created, (await cloud.GetPost(blog, created.PostId)).HasPost(200));
    }
}

[Collection(HttpApi.Name)]
public sealed class TextOverHttpApiTests(NativeCloud cloud) : TextTests(cloud);

[Collection(RestApi.Name)]
public sealed class TextOverRestApiTests(NativeRestCloud cloud) : TextTests(cloud);
