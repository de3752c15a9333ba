using System.Text;

namespace Blog.EndToEndTests.Api;

internal static class ApiCalls
{
    /// <summary>A blog that no other test knows.</summary>
    public static string NewBlog() => $"blog-{Guid.NewGuid():N}";

    /// <summary>A post that nobody has made.</summary>
    public static string NewPostId() => Guid.CreateVersion7().ToString();

    /// <param name="cloud">Where.</param>
    /// <param name="blog">Its id.</param>
    /// <param name="title">Left out for null.</param>
    /// <param name="body">Left out for null.</param>
    /// <param name="author">Who is signed in; nobody for null.</param>
    /// <param name="key">The Idempotency-Key; none for null.</param>
    public static Task<Answer> CreatePost(
        this BlogApi cloud, string blog, string? title, string? body, string? author = null, string? key = null) =>
        cloud.Call("POST", $"/v1/{blog}/posts", Wire.Draft(title, body), author, headers: ("Idempotency-Key", key));

    public static Task<Answer> GetPost(this BlogApi cloud, string blog, string post, string? ifNoneMatch = null) =>
        cloud.Call("GET", $"/v1/{blog}/posts/{post}", headers: ("If-None-Match", ifNoneMatch));

    public static Task<Answer> UpdatePost(
        this BlogApi cloud,
        string blog,
        string post,
        string? title,
        string? body,
        string? author = null,
        string? ifMatch = null) =>
        cloud.Call("PUT", $"/v1/{blog}/posts/{post}", Wire.Draft(title, body), author, headers: ("If-Match", ifMatch));

    public static Task<Answer> DeletePost(
        this BlogApi cloud, string blog, string post, string? author = null, string? ifMatch = null) =>
        cloud.Call("DELETE", $"/v1/{blog}/posts/{post}", author: author, headers: ("If-Match", ifMatch));

    public static Task<Answer> ListPosts(this BlogApi cloud, string blog, string query = "") =>
        cloud.Call("GET", $"/v1/{blog}/posts{query}");

    /// <summary>All posts of a blog, page by page.</summary>
    public static async Task<IReadOnlyList<WirePage>> ListPages(this BlogApi cloud, string blog, int limit)
    {
        var pages = new List<WirePage> { (await cloud.ListPosts(blog, $"?limit={limit}")).HasPage() };
        while (pages[^1].PaginationToken is { } token)
            pages.Add((await cloud.ListPosts(blog, $"?limit={limit}&paginationToken={token}")).HasPage());
        return pages;
    }

    /// <summary>The five routes, once each, for a post of a blog.</summary>
    public static Task<Answer[]> CallEveryRoute(this BlogApi cloud, string blog, string post) => Task.WhenAll(
        cloud.CreatePost(blog, "Title", "Body"),
        cloud.ListPosts(blog),
        cloud.GetPost(blog, post),
        cloud.UpdatePost(blog, post, "Title", "Body"),
        cloud.DeletePost(blog, post));

    /// <param name="cloud">Where.</param>
    /// <param name="method">GET, POST ...</param>
    /// <param name="path">Within the API, with the query.</param>
    /// <param name="body">None for null.</param>
    /// <param name="author">The subject of the bearer token; nobody is signed in for null.</param>
    /// <param name="contentType">As it is sent; none for null.</param>
    /// <param name="headers">Others; those without a value are left out.</param>
    public static async Task<Answer> Call(
        this BlogApi cloud,
        string method,
        string path,
        byte[]? body = null,
        string? author = null,
        string? contentType = "application/json",
        params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(cloud.BasePath + path, UriKind.Relative));
        if (author is not null)
            request.Headers.Add("Authorization", $"Bearer {Token(author)}");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        if (contentType is not null)
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await cloud.Http.SendAsync(request);
        return await Answer.From(cloud.BasePath + path, response);
    }

    /// <summary>Gets what is at an address that the API gave.</summary>
    public static Task<Answer> Follow(this BlogApi cloud, string address)
    {
        Assert.StartsWith(cloud.BasePath + "/v1/", address, StringComparison.Ordinal);
        return cloud.Call("GET", address[cloud.BasePath.Length..]);
    }

    public static string Token(string subject) => GatewayHttpApiTests.Token($$"""{"sub":"{{subject}}"}""");

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
