namespace Blog.EndToEndTests.Api;

public abstract class MediaTypeTests(BlogApi cloud)
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/xml")]
    [InlineData("application/javascript")]
    [InlineData("application/jsonx")]
    [InlineData("application/json+xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("image/svg+json")]
    [InlineData("*/*")]
    [InlineData("json")]
    [InlineData("application/json, application/json")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=\"iso-8859-1\"")]
    public async Task What_says_that_it_is_no_JSON_in_UTF8_is_refused(string contentType)
    {
        var path = $"/v1/{ApiCalls.NewBlog()}/posts";
        var draft = Wire.Draft("Title", "Body");

        (await cloud.Call("POST", path, draft, contentType: contentType)).HasProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        (await cloud.Call("PUT", $"{path}/{ApiCalls.NewPostId()}", draft, contentType: contentType))
            .HasProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        Assert.Equal("""{"items":[]}""", (await cloud.Call("GET", path)).Text);
    }

    /// <summary>Payload 2.0 brings all but <c>application/json</c> base64-encoded.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("Application/JSON;Charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"; version=1")]
    [InlineData("application/vnd.blog.post+json")]
    [InlineData("application/merge-patch+JSON; charset=utf-8")]
    public async Task What_may_be_JSON_in_UTF8_is_read(string? contentType)
    {
        var path = $"/v1/{ApiCalls.NewBlog()}/posts";

        var created = (await cloud.Call("POST", path, Wire.Draft("Žofie 🦉", "\"é\""), contentType: contentType))
            .HasPost(201);
        var updated =
            (await cloud.Call("PUT", $"{path}/{created.PostId}", Wire.Draft("日本", "\\é\\"), contentType: contentType))
                .HasPost(200);

        Assert.Equal(("Žofie 🦉", "\"é\""), (created.Title, created.Body));
        Assert.Equal(("日本", "\\é\\"), (updated.Title, updated.Body));
    }
}

[Collection(HttpApi.Name)]
public sealed class MediaTypeOverHttpApiTests(NativeCloud cloud) : MediaTypeTests(cloud);

[Collection(RestApi.Name)]
public sealed class MediaTypeOverRestApiTests(NativeRestCloud cloud) : MediaTypeTests(cloud);
