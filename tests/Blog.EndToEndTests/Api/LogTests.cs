using System.Globalization;
using System.Text.Json;

namespace Blog.EndToEndTests.Api;

/// <summary>What the functions write, at the level that writes the most.</summary>
public abstract class LogTests(LocalCloud behind, params string[] args) : IAsyncLifetime
{
    private DynamoProxy? db;
    private LocalCloud? started;

    private LocalCloud Cloud => started!;

    public async ValueTask InitializeAsync()
    {
        db = await DynamoProxy.Start(behind.DynamoDb);
        started = await LocalCloud.Start(
            LocalCloud.NativeFunction, ["--table-url", db.Url.AbsoluteUri, "--log-level", "TRACE", .. args]);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Cloud.DisposeAsync();
        await db!.DisposeAsync();
    }

    [Fact]
    public async Task Every_request_has_one_line_of_JSON()
    {
        var blog = ApiCalls.NewBlog();
        var created = await Cloud.CreatePost(blog, "Title", "Body");
        var post = created.HasPost(201).PostId;
        (string Route, Answer Answer)[] asked =
        [
            ("CreatePost", created),
            ("CreatePost", await Cloud.CreatePost(blog, "", "")),
            ("ListPosts", await Cloud.ListPosts(blog)),
            ("GetPost", await Cloud.GetPost(blog, post)),
            ("GetPost", await Cloud.GetPost(blog, ApiCalls.NewPostId())),
            ("UpdatePost", await Cloud.UpdatePost(blog, post, "Title", "Body")),
            ("DeletePost", await Cloud.DeletePost(blog, post)),
        ];

        foreach (var (route, answer) in asked)
        {
            var line = Assert.Single(await Lines(answer.RequestId)).Json;
            Assert.Equal(
                (route, answer.Status),
                (line.GetProperty("route").GetString(), line.GetProperty("status").GetInt32()));
            Assert.Equal("INFO", line.GetProperty("level").GetString());
            Assert.Matches(
                "^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$",
                line.GetProperty("traceId").GetString());
            Assert.True(Guid.TryParseExact(line.GetProperty("requestId").GetString(), "D", out _));
            Assert.InRange(line.GetProperty("milliseconds").GetDouble(), 0, double.MaxValue);
            Assert.True(DateTimeOffset.TryParse(
                line.GetProperty("timestamp").GetString(),
                CultureInfo.InvariantCulture,
                out _));
        }
    }

    [Fact]
    public async Task The_first_request_of_a_process_is_its_cold_start_and_no_other()
    {
        var blog = ApiCalls.NewBlog();
        var answers = new List<Answer>();
        for (var round = 0; round < 3; round++)
            answers.AddRange(await Task.WhenAll(
                Cloud.ListPosts(blog),
                Cloud.ListPosts(blog),
                Cloud.GetPost(blog, ApiCalls.NewPostId())));

        var lines = new List<Line>();
        foreach (var answer in answers)
            lines.Add(Assert.Single(await Lines(answer.RequestId)));
        var processes = lines.GroupBy(
            line => line.Process,
            line => line.Json.GetProperty("coldStart").GetBoolean(),
            StringComparer.Ordinal);

        Assert.All(processes, process => Assert.Single(process, cold => cold));
        Assert.Equal(
            lines.Count,
            lines
                .Select(line => line.Json.GetProperty("requestId").GetString())
                .Distinct(StringComparer.Ordinal)
                .Count());
    }

    [Fact]
    public async Task What_a_caller_must_keep_to_himself_is_written_nowhere()
    {
        const string Author = "the-author", Secret = "a-secret-of-the-author";
        var token = ApiCalls.Token(Author);
        var blog = ApiCalls.NewBlog();
        var post = (await Cloud.CreatePost(blog, Secret, Secret, Author)).HasPost(201).PostId;
        await Cloud.CreatePost(blog, Secret, Secret, Author);
        var page = (await Cloud.ListPosts(blog, "?limit=1")).HasPage();

        await Cloud.UpdatePost(blog, post, Secret, Secret, Author);
        await Cloud.UpdatePost(blog, post, Secret, Secret, author: "another");
        await Cloud.UpdatePost(blog, post, Secret + "\u0001", Secret + "\u0001", Author);
        await Cloud.Call(
            "POST",
            $"/v1/{blog}/posts",
            ApiCalls.Utf8($$"""{"title":"{{Secret}}","body":["{{Secret}}"]}"""),
            Author);
        await Cloud.Call("POST", $"/v1/{blog}/posts", ApiCalls.Utf8(Secret), Author, contentType: "text/plain");
        await Cloud.ListPosts(blog, $"?paginationToken={page.PaginationToken}");
        await Cloud.ListPosts(blog, $"?paginationToken={Secret}");
        foreach (var fault in new[] { Fault.Throttle, Fault.CutAnswer })
            using (db!.Inject(fault))
            {
                await Cloud.CreatePost(blog, Secret, Secret, Author);
                await Cloud.ListPosts(blog, $"?paginationToken={page.PaginationToken}");
            }

        var last = await Cloud.DeletePost(blog, post, Author);
        await Lines(last.RequestId);
        Assert.All(
            new[] { Secret, token, token.Split('.')[1], Author, page.PaginationToken!, DynamoProxy.Text },
            secret => Assert.DoesNotContain(
                Cloud.Output.Concat(Cloud.Errors),
                line => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>
    /// The lines about a request, once there is one; <c>CreatePost[1234] {...}</c> is one of process 1234.
    /// </summary>
    private async Task<IReadOnlyList<Line>> Lines(string apiRequestId)
    {
        await LocalCloud.Eventually(() => About().Any(), $"there is a line about {apiRequestId}");
        return [.. About()];

        IEnumerable<Line> About() =>
            from line in Cloud.Errors
            let parts = line.Split(' ', 2)
            where parts is [_, ['{', ..]]
            let json = JsonElement.Parse(parts[1])
            where json.TryGetProperty("apiRequestId", out var id) && id.GetString() == apiRequestId
            select new Line(parts[0], json);
    }

    private sealed record Line(string Process, JsonElement Json);
}

[Collection(HttpApi.Name)]
public sealed class LogOverHttpApiTests(NativeCloud cloud) : LogTests(cloud);

[Collection(RestApi.Name)]
public sealed class LogOverRestApiTests(NativeRestCloud cloud) : LogTests(cloud, RestApi.Options);
