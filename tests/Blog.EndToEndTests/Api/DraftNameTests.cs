namespace Blog.EndToEndTests.Api;

/// <summary>
/// Names in any case: more than docs/openapi.json promises, for a schema cannot leave the case of a required name open.
/// </summary>
public abstract class DraftNameTests(BlogApi cloud)
{
    [Theory]
    [InlineData("""{"TITLE":"T","Body":"B"}""")]
    [InlineData("""{"title":"old","body":"old","Title":"T","Body":"B"}""")]
    [InlineData("""{"Title":"","bODY":" ","title":"T","body":"B"}""")]
    public async Task The_names_of_a_draft_count_in_any_case_and_the_last_of_them(string draft)
    {
        var blog = ApiCalls.NewBlog();

        var created = (await cloud.Call("POST", $"/v1/{blog}/posts", ApiCalls.Utf8(draft))).HasPost(201);
        var updated = (await cloud.Call("PUT", $"/v1/{blog}/posts/{created.PostId}", ApiCalls.Utf8(draft)))
            .HasPost(200);

        Assert.Equal(("T", "B", "T", "B"), (created.Title, created.Body, updated.Title, updated.Body));
    }
}

[Collection(HttpApi.Name)]
public sealed class DraftNameOverHttpApiTests(NativeCloud cloud) : DraftNameTests(cloud);

[Collection(RestApi.Name)]
public sealed class DraftNameOverRestApiTests(NativeRestCloud cloud) : DraftNameTests(cloud);
