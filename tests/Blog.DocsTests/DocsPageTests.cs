using System.Text.Json;
using Blog.Core;
using Blog.EndToEndTests;

namespace Blog.DocsTests;

/// <summary>The docs page in a browser. Leaves artifacts/docs/docs-page.png.</summary>
[Needs(Need.NativeExecutable, Need.DynamoDbLocal)]
public sealed class DocsPageTests(DocsCloud docs) : IClassFixture<DocsCloud>
{
    [Fact]
    public async Task The_description_has_every_route_and_no_other()
    {
        using var answer = await docs.Cloud.Http.GetAsync(new Uri("/openapi.json", UriKind.Relative));
        var description = JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        var described =
            from path in description.GetProperty("paths").EnumerateObject()
            from member in path.Value.EnumerateObject()
            where member.Name is "get" or "put" or "post" or "delete" or "options" or "head" or "patch" or "trace"
            select (member.Name.ToUpperInvariant(), path.Name);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(AllRoutes, described.Order());
    }

    [Fact]
    public async Task What_is_neither_the_description_nor_the_page_is_for_the_gateway()
    {
        foreach (var path in new[] { "/openapi.json/", "/documents", "/docs/nothing" })
        {
            using var answer = await docs.Cloud.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal("""{"message":"Not Found"}""", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_page_lists_the_five_operations()
    {
        var page = await docs.Open();

        Assert.Equal(AllRoutes, (await page.Operations()).Order());
    }

    [Fact]
    public async Task A_draft_is_refused_on_the_page_and_a_post_made_on_it_is_really_there_and_listed()
    {
        var page = await docs.Open();

        var create = await page.Try(Routes.CreatePost);
        await create.FillParameter("blogId", "my-blog");
        await create.FillBody("""{"title": "", "body": "Without a title."}""");
        var refused = await create.Execute();
        await create.Clear();
        await create.FillBody("""
            {
              "title": "Hello",
              "body": "Made on the docs page. ¡Olé!"
            }
            """);
        var created = await create.Execute();
        var post = created.Json.GetProperty("post");
        await page.Photograph(create, Picture());

        var list = await page.Try(Routes.ListPosts);
        await list.FillParameter("blogId", "my-blog");
        var listed = await list.Execute();

        Assert.Equal((400, "VALIDATION_FAILED"), (refused.Status, Text(refused.Json, "errorCode")));
        Assert.Equal(
            (201, "Hello", "Made on the docs page. ¡Olé!"),
            (created.Status, Text(post, "title"), Text(post, "body")));
        var stored = await docs.Cloud.Http.GetStringAsync(
            new Uri($"/v1/my-blog/posts/{Text(post, "postId")}", UriKind.Relative));
        Assert.True(JsonElement.DeepEquals(created.Json, JsonElement.Parse(stored)), stored);
        Assert.Equal(200, listed.Status);
        Assert.True(JsonElement.DeepEquals(post, Assert.Single(listed.Json.GetProperty("items").EnumerateArray())));
    }

    [Fact]
    public async Task The_page_asks_nothing_of_other_hosts_and_the_browser_has_no_complaint()
    {
        var page = await docs.Open();

        var list = await page.Try(Routes.ListPosts);
        await list.FillParameter("blogId", "empty-blog");
        await list.Execute();

        var own = docs.Cloud.Http.BaseAddress!;
        Assert.Contains(new Uri(own, "/openapi.json"), page.Requests);
        Assert.Contains(page.Requests, url => url.AbsolutePath == "/v1/empty-blog/posts");
        Assert.All(page.Requests, url => Assert.True(url.Scheme == "data" || own.IsBaseOf(url), url.OriginalString));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task No_script_on_the_page_can_reach_another_host()
    {
        var page = await docs.Open();
        var own = new Uri(docs.Cloud.Http.BaseAddress!, "/openapi.json");

        Assert.True(await page.CanFetch(own));
        Assert.False(await page.CanFetch(new UriBuilder(own) { Host = "localhost" }.Uri));
    }

    private static IEnumerable<(string, string)> AllRoutes =>
        Routes.All.Select(route => (route.Method, route.Path)).Order();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static string Picture() =>
        Path.Combine(
            Directory.CreateDirectory(Path.Combine(LocalCloud.Root, "artifacts", "docs")).FullName,
            "docs-page.png");
}
