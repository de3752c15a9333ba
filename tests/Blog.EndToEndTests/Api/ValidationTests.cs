namespace Blog.EndToEndTests.Api;

/// <summary>
/// All faults of a request at once, in the order of its fields, path first; by one, by several, on every route.
/// </summary>
public abstract class ValidationTests(BlogApi cloud)
{
    private const string GoodId = "01977777-7777-7777-8777-777777777777";

    [Theory]
    [InlineData("T", "", "body: required")]
    [InlineData("T", null, "body: required")]
    [InlineData("T", " \t\r\n\u00A0\u2028", "body: required")]
    [InlineData("T", "a\u0000b", "body: invalid_characters")]
    [InlineData("T", "a\u001Bb", "body: invalid_characters")]
    [InlineData("T", "a\u007Fb", "body: invalid_characters")]
    [InlineData("T", "a\u0085b", "body: invalid_characters")]
    [InlineData("", "B", "title: required")]
    [InlineData(null, "B", "title: required")]
    [InlineData(" \t\u2003\n", "B", "title: required")]
    [InlineData("a\tb", "B", "title: invalid_characters")]
    [InlineData("a\nb", "B", "title: invalid_characters")]
    [InlineData("a\u2028b", "B", "title: invalid_characters")]
    [InlineData("", "", "title: required", "body: required")]
    [InlineData("a\rb", "\u0001", "title: invalid_characters", "body: invalid_characters")]
    public async Task A_draft_that_breaks_rules_is_told_all_of_them(string? title, string? body, params string[] faults)
    {
        var blog = ApiCalls.NewBlog();

        Assert.Equal(faults, (await cloud.CreatePost(blog, title, body)).HasFaults());
        Assert.Equal(faults, (await cloud.UpdatePost(blog, GoodId, title, body)).HasFaults());
        Assert.Empty((await cloud.ListPosts(blog)).HasPage().Items);
    }

    [Fact]
    public async Task Text_that_is_one_longer_than_allowed_is_too_long()
    {
        var (blog, title, body) =
            (ApiCalls.NewBlog(), string.Concat(Enumerable.Repeat("🦉", 201)), new string('x', 262_143) + "é");

        Assert.Equal(["title: too_long", "body: too_long"], (await cloud.CreatePost(blog, title, body)).HasFaults());
        Assert.Equal(
            ["title: too_long", "body: too_long"],
            (await cloud.UpdatePost(blog, GoodId, title, body)).HasFaults());
    }

    [Theory]
    [InlineData("POST", "/v1/b%21/posts", "blogId: invalid_characters", "title: required", "body: required")]
    [InlineData("GET", "/v1/b%21/posts", "blogId: invalid_characters")]
    [InlineData(
        "GET",
        "/v1/b%21/posts?limit=0&paginationToken=x",
        "blogId: invalid_characters",
        "limit: out_of_range",
        "paginationToken: invalid_token")]
    [InlineData(
        "GET",
        "/v1/b/posts?paginationToken=&limit=ten",
        "limit: not_a_number",
        "paginationToken: invalid_token")]
    [InlineData("GET", "/v1/b%21/posts/1", "blogId: invalid_characters", "postId: invalid_id")]
    [InlineData("GET", "/v1/b/posts/1", "postId: invalid_id")]
    [InlineData("GET", "/v1/b%21/posts/" + GoodId, "blogId: invalid_characters")]
    [InlineData(
        "PUT",
        "/v1/b%21/posts/1",
        "blogId: invalid_characters",
        "postId: invalid_id",
        "title: required",
        "body: required")]
    [InlineData("PUT", "/v1/b/posts/1", "postId: invalid_id", "title: required", "body: required")]
    [InlineData("PUT", "/v1/b/posts/" + GoodId, "title: required", "body: required")]
    [InlineData("DELETE", "/v1/b%21/posts/1", "blogId: invalid_characters", "postId: invalid_id")]
    [InlineData("DELETE", "/v1/b/posts/1", "postId: invalid_id")]
    public async Task Faults_come_all_at_once_path_first(string method, string path, params string[] faults)
    {
        var body = method is "POST" or "PUT" ? ApiCalls.Utf8("{}") : null;

        Assert.Equal(faults, (await cloud.Call(method, path, body)).HasFaults());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("é")]
    [InlineData("a/b")]
    [InlineData("a%b")]
    [InlineData("٣")]
    public async Task A_blog_is_named_by_letters_digits_hyphens_and_underscores(string blog)
    {
        var answer = await cloud.ListPosts(Uri.EscapeDataString(blog));

        Assert.Equal(["blogId: invalid_characters"], answer.HasFaults());
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(4000, false)]
    public async Task The_name_of_a_blog_has_64_characters_at_most(int length, bool isAllowed)
    {
        var answer = await cloud.ListPosts(new string('b', length));

        if (isAllowed) answer.HasPage();
        else Assert.Equal(["blogId: too_long"], answer.HasFaults());
    }

    [Theory]
    [InlineData("01977777-7777-7777-8777-77777777777")]
    [InlineData("01977777-7777-7777-8777-7777777777777")]
    [InlineData("01977777777777778777777777777777")]
    [InlineData("01977777-7777-7777-8777-77777777777A")]
    [InlineData("01977777-7777-4777-8777-777777777777")]
    [InlineData("01977777-7777-7777-c777-777777777777")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("%7B01977777-7777-7777-8777-777777777777%7D")]
    public async Task A_post_is_named_by_a_UUID_of_version_7_in_lower_case(string post) =>
        Assert.Equal(["postId: invalid_id"], (await cloud.GetPost("b", post)).HasFaults());

    [Theory]
    [InlineData("", "not_a_number")]
    [InlineData("ten", "not_a_number")]
    [InlineData("-1", "not_a_number")]
    [InlineData("%2B1", "not_a_number")]
    [InlineData("+1", "not_a_number")]
    [InlineData("1.0", "not_a_number")]
    [InlineData("1e1", "not_a_number")]
    [InlineData("%D9%A3", "not_a_number")]
    [InlineData("1&limit=2", "not_a_number")]
    [InlineData("0", "out_of_range")]
    [InlineData("101", "out_of_range")]
    [InlineData("99999999999999999999", "out_of_range")]
    public async Task A_limit_is_a_number_from_1_to_100(string limit, string code) =>
        Assert.Equal([$"limit: {code}"], (await cloud.ListPosts("b", $"?limit={limit}")).HasFaults());

    [Theory]
    [InlineData("/v1/a.b/posts")]
    [InlineData("/v1/b/posts/1")]
    public async Task A_problem_names_the_path(string path)
    {
        var problem = Wire.Read<WireProblem>((await cloud.Call("GET", path)).Body);

        Assert.Equal(cloud.BasePath + path, problem.Instance);
    }

    [Fact]
    public async Task A_token_that_is_mangled_in_any_place_is_refused()
    {
        var blog = ApiCalls.NewBlog();
        await cloud.CreatePost(blog, "Title", "Body");
        await cloud.CreatePost(blog, "Title", "Body");
        var token = (await cloud.ListPosts(blog, "?limit=1")).HasPage().PaginationToken!;
        Assert.Single((await cloud.ListPosts(blog, $"?paginationToken={token}")).HasPage().Items);

        var mangled = Enumerable.Range(0, token.Length)
            .Select(at => token[..at] + (token[at] is 'A' ? 'B' : 'A') + token[(at + 1)..])
            .Concat([
                token[1..], token + "A", token + "%3D", token + "%20", "%20" + token, token.ToUpperInvariant(), "",
            ]);

        foreach (var text in mangled)
            Assert.Equal(
                ["paginationToken: invalid_token"],
                (await cloud.ListPosts(blog, $"?paginationToken={text}")).HasFaults());
    }
}

[Collection(HttpApi.Name)]
public sealed class ValidationOverHttpApiTests(NativeCloud cloud) : ValidationTests(cloud);

[Collection(RestApi.Name)]
public sealed class ValidationOverRestApiTests(NativeRestCloud cloud) : ValidationTests(cloud);
