using System.Globalization;
using System.Text.Json;
using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using Blog.OpenApi;
using CsCheck;
using LanguageExt;

namespace Blog.PropertyTests;

public class OpenApiTests
{
    private static readonly HttpCall Unread = HttpCall.Unreadable("");

    private static readonly JsonElement Document = JsonElement.Parse(ApiDocument.Text().GetAwaiter().GetResult());

    [Fact]
    public async Task The_committed_document_is_up_to_date() => Assert.True(
        await File.ReadAllTextAsync(CommittedFile(AppContext.BaseDirectory)) == await ApiDocument.Text(),
        "docs/openapi.json is not what the code says: run `dotnet cake --target=OpenApi` and commit it.");

    [Fact]
    public async Task The_document_is_always_the_same() =>
        Assert.Equal(await ApiDocument.Text(), await ApiDocument.Text());

    [Fact]
    public void Every_route_is_in_the_document_and_nothing_else() => Assert.Equal(
        Routes.All.Select(route => (route.Method, route.Path, JsonNamingPolicy.CamelCase.ConvertName(route.Name)))
            .Order(),
        Operations().Select(each => (each.Method, each.Path, each.Value.GetProperty("operationId").GetString()!))
            .Order());

    [Fact]
    public async Task A_route_that_nobody_described_is_told_by_name()
    {
        var sixth = new Route("PraisePost", "PATCH", "/v1/{blogId}/posts/{postId}");

        var problem =
            await Assert.ThrowsAsync<UndescribedRouteException>(() => ApiDocument.Text([.. Routes.All, sixth]));

        Assert.Equal(
            "The route PraisePost has no description: give it one in src/Blog.OpenApi/Operations.cs.",
            problem.Message);
    }

    [Fact]
    public void Every_field_that_an_author_writes_is_described() => Assert.Equal(
        FieldsOf<PostText>.All.Select(JsonNamingPolicy.CamelCase.ConvertName),
        TextFields.All.Select(field => field.Name));

    [Fact]
    public void Every_member_of_a_schema_is_described() => Assert.All(
        from schema in Document.GetProperty("components").GetProperty("schemas").EnumerateObject()
        from member in schema.Value.GetProperty("properties").EnumerateObject()
        select (Name: $"{schema.Name}.{member.Name}", Form: member.Value),
        member => Assert.True(
            member.Form.TryGetProperty("description", out _)
            || member.Form.TryGetProperty("$ref", out _), member.Name));

    [Fact]
    public void Every_error_is_in_an_operation_with_its_status() => Assert.All(
        ProblemTests.Errors().Select(error => Problem.From(error, Unread)).Append(Problem.Unforeseen(Unread)),
        problem => Assert.Contains((problem.Status, problem.ErrorCode), Operations().SelectMany(ErrorsOf)));

    [Fact]
    public void Every_error_of_the_contract_is_in_the_document_and_no_other() => Assert.Equal(
        ProblemTests.StatusOf.Select(pair => (Status: pair.Value, Code: pair.Key))
            .OrderBy(error => (error.Status, error.Code)),
        Operations().SelectMany(ErrorsOf).Distinct().OrderBy(error => (error.Status, error.Code)));

    [Fact]
    public void The_pattern_of_a_blog_says_what_the_API_takes() =>
        Agree(Text("aB3-_ .é/"), Patterns.BlogId, BlogId.From, text => text.Length is >= 1 and <= BlogId.MaxLength);

    [Fact]
    public void The_pattern_of_a_post_says_what_the_API_takes() => Agree(
        Gen.Select(Gen.Guid, Gen.Char["7774"], Gen.Int[0, 35], Gen.Char["78bA-g"], (id, version, at, letter) =>
            Changed(Changed($"{id}", at: 14, version), at, letter)),
        Patterns.PostId, PostId.From);

    [Fact]
    public void The_pattern_of_a_title_says_what_the_API_takes() => Agree(
        Gen.Select(
            Text("abé.,\"\\ \t\r\n\u0085\u00A0\u2028\u3000\u0000\u007F"), Gen.OneOf(0, 0, 150, 199, 201),
            (text, length) => text + new string('x', length) + text),
        Patterns.UntrimmedTitle, Title.From);

    [Fact]
    public void The_pattern_of_a_body_says_what_the_API_takes() => Agree(
        Text("abé.,\"\\ \t\r\n\u0085\u00A0\u2028\u3000\u0000\u007F"), Patterns.Body, PostBody.From);

    [Fact]
    public void The_patterns_of_the_preconditions_say_what_the_API_takes()
    {
        var headers = Gens.Text(Gen.OneOf("\"1\"", "W/", "\"", "1", ",", " ", "\t", "*", "é", "\"a b\""), 0, 6)
            .Select(header => header.Trim(' ', '\t')); // as HTTP hands a header over
        Agree(headers, Patterns.IfMatch, text => Takes(IfMatchHeader.Parse, "if-match", text));
        Agree(headers, Patterns.IfNoneMatch, text => Takes(IfNoneMatch.Parse, "if-none-match", text));
    }

    [Fact]
    public void The_pattern_of_a_key_says_what_the_API_takes() => Agree(
        Text("ab~!-_é \t\u007F"),
        Patterns.VisibleAscii,
        text => Takes(IdempotencyKeyHeader.Parse, "idempotency-key", text));

    [Fact]
    public void What_the_API_shows_is_as_the_patterns_say() => Gens.Post.Select(PostView.From).Sample(post =>
    {
        Matches(Patterns.BlogId, post.BlogId);
        Matches(Patterns.PostId, post.PostId);
        Matches(Patterns.Title, post.Title);
        Matches(Patterns.Body, post.Body);
        Matches(Patterns.Author, post.Author);
        Matches(Patterns.Instant, post.CreatedAt);
    });

    private static void Matches(string pattern, string text) =>
        Assert.True(Patterns.Compile(pattern).IsMatch(text), $"{pattern} and {text}");

    private static bool Takes<T>(Func<HttpCall, Either<BlogError, T>> parse, string header, string value) =>
        parse(Calls.To(Routes.GetPost).With(header, value)).IsRight;

    private static void Agree<T>(
        Gen<string> texts,
        string pattern,
        Func<string, Validation<FieldFault, T>> rule,
        Func<string, bool>? limits = null) =>
        Agree(texts, pattern, text => rule(text).Match(Succ: _ => true, Fail: _ => false), limits);

    private static void Agree(
        Gen<string> texts,
        string pattern,
        Func<string, bool> rule,
        Func<string, bool>? limits = null) =>
        texts.Sample(text => Assert.Equal(
            rule(text), Patterns.Compile(pattern).IsMatch(text) && limits?.Invoke(text) is not false), iter: 1000);

    private static Gen<string> Text(string letters) => Gen.String[Gen.Char[letters], 0, 12];

    private static string Changed(string text, int at, char letter) => text[..at] + letter + text[(at + 1)..];

    private static IEnumerable<(string Method, string Path, JsonElement Value)> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private static IEnumerable<(int Status, string Code)> ErrorsOf(
        (string Method, string Path, JsonElement Value) operation) =>
        from response in operation.Value.GetProperty("responses").EnumerateObject()
        let described = Resolve(response.Value)
        where described.TryGetProperty("content", out var content)
            && content.TryGetProperty("application/problem+json", out _)
        from code in described
            .GetProperty("content")
            .GetProperty("application/problem+json")
            .GetProperty("schema")
            .GetProperty("allOf")[1]
            .GetProperty("properties").GetProperty("errorCode").GetProperty("enum").EnumerateArray()
        select (int.Parse(response.Name, CultureInfo.InvariantCulture), code.GetString()!);

    private static JsonElement Resolve(JsonElement value) => value.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(Document, (node, name) => node.GetProperty(name))
        : value;

    private static string CommittedFile(string folder) => File.Exists(Path.Combine(folder, "Blog.sln"))
        ? Path.Combine(folder, "docs", "openapi.json")
        : CommittedFile(Path.GetDirectoryName(folder)!);
}
