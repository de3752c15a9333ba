using System.Net;
using Blog.Client;
using Blog.ClientTests.Way;

namespace Blog.ClientTests;

public sealed class ArgumentTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public void A_client_needs_the_address_of_the_API()
    {
        using var http = new HttpClient();

        var fault = Assert.Throws<ArgumentException>(() => new BlogClient(http));

        Assert.StartsWith(
            "The HttpClient has no BaseAddress: set it to the API's",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, 1, 1000, "MaxRetries must be 0 to 100")]
    [InlineData(101, 1, 1, 1000, "MaxRetries must be 0 to 100")]
    [InlineData(1, -1, 1, 1000, "RetryDelay must be 0 to a day")]
    [InlineData(1, 1, 86_400_001, 1000, "MaxRetryDelay must be 0 to a day")]
    [InlineData(1, 1, 1, 9, "AttemptTimeout must be 10 ms to a day")]
    public void An_option_out_of_its_range_is_refused(int retries, int delay, int longest, int attempt, string message)
    {
        using var http = new HttpClient { BaseAddress = Nowhere };
        var options = new BlogClientOptions
        {
            MaxRetries = retries,
            RetryDelay = TimeSpan.FromMilliseconds(delay),
            MaxRetryDelay = TimeSpan.FromMilliseconds(longest),
            AttemptTimeout = TimeSpan.FromMilliseconds(attempt),
        };

        var fault = Assert.Throws<ArgumentException>(() => new BlogClient(http, options));

        Assert.StartsWith($"BlogClientOptions.{message}", fault.Message, StringComparison.Ordinal);
        Assert.Equal("options", fault.ParamName);
    }

    [Theory]
    [InlineData(0, 0, 0, 10)]
    [InlineData(100, 86_400_000, 86_400_000, 86_400_000)]
    public void An_option_at_the_end_of_its_range_is_taken(int retries, int delay, int longest, int attempt)
    {
        using var http = new HttpClient { BaseAddress = Nowhere };
        var options = new BlogClientOptions
        {
            MaxRetries = retries,
            RetryDelay = TimeSpan.FromMilliseconds(delay),
            MaxRetryDelay = TimeSpan.FromMilliseconds(longest),
            AttemptTimeout = TimeSpan.FromMilliseconds(attempt),
        };

        Assert.NotNull(new BlogClient(http, options));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_be_another_path_never_leaves(string id)
    {
        using var http = new HttpClient { BaseAddress = Nowhere };
        var client = new BlogClient(http);

        await Assert.ThrowsAsync<ArgumentException>("blogId", () => client.CreateAsync(id, Given.Draft));
        await Assert.ThrowsAsync<ArgumentException>("blogId", () => client.ListAsync(id));
        await Assert.ThrowsAsync<ArgumentException>("postId", () => client.GetAsync("blog", id));
        await Assert.ThrowsAsync<ArgumentException>("postId", () => client.UpdateAsync("blog", id, Given.Draft));
        await Assert.ThrowsAsync<ArgumentException>("postId", () => client.DeleteAsync("blog", id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("é")]
    [InlineData("a\r\nX-Evil: b")]
    public async Task A_value_that_cannot_stand_in_a_header_never_leaves(string value)
    {
        using var http = new HttpClient { BaseAddress = Nowhere };
        var client = new BlogClient(http);

        await Assert.ThrowsAsync<ArgumentException>(
            "idempotencyKey",
            () => client.CreateAsync("blog", Given.Draft, value));
        await Assert.ThrowsAsync<ArgumentException>("ifNoneMatch", () => client.GetAsync("blog", "id", value));
        await Assert.ThrowsAsync<ArgumentException>(
            "ifMatch",
            () => client.UpdateAsync("blog", "id", Given.Draft, value));
        await Assert.ThrowsAsync<ArgumentException>("ifMatch", () => client.DeleteAsync("blog", "id", value));
    }

    [Fact]
    public async Task A_text_that_is_not_Unicode_never_leaves_as_another()
    {
        using var http = new HttpClient { BaseAddress = Nowhere };
        var client = new BlogClient(http);

        // Not as data of a theory: those go through UTF-8.
        foreach (var draft in (PostDraft[])[
            new("\ud83e", "Body"),
            new("Title", "\udd89\ud83e"),
            new("\ud83e", "\udd89"),
        ])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => client.CreateAsync("blog", draft));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/prod")]
    [InlineData("/prod/")]
    [InlineData("/prod/?a=b")]
    public async Task The_base_address_may_have_a_stage(string path)
    {
        await using var proxy = await FaultProxy.Start(Nowhere);
        proxy.Inject(new Fault.Answer((int)HttpStatusCode.OK, """{"items":[]}"""));
        using var http = new HttpClient { BaseAddress = new Uri(proxy.Url, path) };

        await new BlogClient(http).ListAsync("a b/ö", limit: 5, paginationToken: "a+b&c");

        var stage = path.StartsWith("/prod", StringComparison.Ordinal) ? "/prod" : "";
        Assert.Equal(
            $"{stage}/v1/a%20b%2F%C3%B6/posts?limit=5&paginationToken=a%2Bb%26c",
            Assert.Single(proxy.Requests).Target);
    }
}
