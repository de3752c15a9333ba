using Blog.EndToEndTests.Api;

namespace Blog.EndToEndTests.Contract;

/// <summary>That a violation shows: an API that answers what it is told, behind prism.</summary>
[Collection(OddCloudSuites.Name)]
public sealed class ContractTests(OddPrism prism) : IClassFixture<OddPrism>
{
    private const string Post =
        """
        {"post":{"blogId":"raw","postId":"01977777-7777-7777-8777-777777777777","title":"T","body":"B",
        "author":"anonymous","version":1,"createdAt":"2026-11-22T00:39:18.294Z","updatedAt":"2026-11-22T00:39:18.294Z"}}
        """;

    private const string WrongCode =
        """
        {"type":"urn:blog:problem:x","title":"T","status":415,"detail":"D","instance":"/","errorCode":"NOT_FOUND",
        "requestId":"r"}
        """;

    private const string Location = "\"location\":\"/v1/raw/posts/01977777-7777-7777-8777-777777777777\"";

    [Fact]
    public async Task An_answer_as_the_document_says_passes() =>
        Assert.Equal(
            201,
            await Answer(201, $$"""{"content-type":"application/json","etag":"\"1\"",{{Location}}}""", Post));

    [Theory]
    [InlineData(
        "a member is missing",
        201,
        "\"1\"",
        "application/json",
        "{\"post\":{}}",
        "must have required property")]
    [InlineData("a member breaks its rule", 201, "\"1\"", "application/json", null, "must match pattern")]
    [InlineData("a header breaks its rule", 201, "1", "application/json", Post, "must match pattern")]
    [InlineData("the media type is another", 201, "\"1\"", "text/plain", Post, "media type")]
    [InlineData("the status is unknown", 418, "\"1\"", "application/json", "{}", "status code")]
    [InlineData(
        "the error code is another's",
        415,
        "\"1\"",
        "application/problem+json",
        WrongCode,
        "one of the allowed values")]
    public async Task An_answer_that_is_not_as_the_document_says_is_told(
        string what, int status, string etag, string contentType, string? body, string violation)
    {
        var escaped = etag.Replace("\"", "\\\"", StringComparison.Ordinal);
        var headers = $$"""{"content-type":"{{contentType}}","etag":"{{escaped}}",{{Location}}}""";
        var answer = Answer(status, headers, body ?? Post.Replace("22T", "22 ", StringComparison.Ordinal));

        var told = await Assert.ThrowsAsync<ContractViolationException>(() => answer);

        Assert.True(told.Message.Contains(violation, StringComparison.Ordinal), $"{what}: {told.Message}");
    }

    [Fact]
    public async Task A_request_that_the_document_refuses_and_the_API_takes_is_told()
    {
        var told = await Assert.ThrowsAsync<ContractViolationException>(
            () => prism.Http.GetAsync(new Uri("/v1/echo/posts?limit=0", UriKind.Relative)));

        Assert.Contains("The document refuses what the API answers with 200", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"field":"title","code":"too_long","message":"It is."}""", "title: too_long")]
    [InlineData(null, "If-Match is odd.")]
    public async Task A_request_that_the_document_takes_and_the_API_refuses_is_told(string? error, string reason)
    {
        var code = error is null ? "MALFORMED_REQUEST" : "VALIDATION_FAILED";
        var errors = error is null ? "" : $",\"errors\":[{error}]";
        var problem =
            $$"""
            {"type":"urn:blog:problem:x","title":"T","status":400,"detail":"If-Match is odd.","instance":"/",
            "errorCode":"{{code}}","requestId":"r"{{errors}}}
            """;

        var told = await Assert.ThrowsAsync<ContractViolationException>(
            () => Answer(400, """{"content-type":"application/problem+json"}""", problem));

        Assert.Contains(
            $"The document takes what the API refuses for {reason}",
            told.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_not_as_the_document_says_is_told_of_a_refused_request_too()
    {
        var told = await Assert.ThrowsAsync<ContractViolationException>(
            () => Answer(415, """{"content-type":"application/problem+json"}""", WrongCode, title: ""));

        Assert.Contains("must be equal to one of the allowed values", told.Message, StringComparison.Ordinal);
    }

    /// <summary>Sends a draft that is a function's response too: the status of what comes back.</summary>
    private async Task<int> Answer(int status, string headers, string body, string title = "T")
    {
        var text = System.Text.Json.JsonSerializer.Serialize(body);
        var draft = $$"""{"title":"{{title}}","body":{{text}},"statusCode":{{status}},"headers":{{headers}}}""";
        using var content = new ByteArrayContent(ApiCalls.Utf8(draft))
        {
            Headers = { ContentType = new("application/json") },
        };
        using var response = await prism.Http.PostAsync(new Uri("/v1/raw/posts", UriKind.Relative), content);
        return (int)response.StatusCode;
    }
}

/// <summary>Prism in front of functions that answer what they are told.</summary>
public sealed class OddPrism(OddCloud odd) : IAsyncLifetime
{
    private PrismProxy? prism, witness;

    public HttpClient Http { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        if (odd.IsMissing)
            return;
        (prism, var url) = await PrismProxy.Start(odd.Http.BaseAddress!);
        (witness, var witnessUrl) = await PrismProxy.Start(odd.Http.BaseAddress!, refuses: false);
        Http = new HttpClient(new ContractHandler(odd.Http.BaseAddress!, witnessUrl)) { BaseAddress = url };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (prism is not null)
            await prism.DisposeAsync();
        if (witness is not null)
            await witness.DisposeAsync();
    }
}
