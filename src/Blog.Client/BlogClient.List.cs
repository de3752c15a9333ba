using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Client.Http;
using Blog.Client.Wire;

namespace Blog.Client;

public sealed partial class BlogClient
{
    /// <summary>Reads one page of a blog's posts, newest first.</summary>
    /// <param name="blogId">The blog; one that nobody has written in has no posts.</param>
    /// <param name="limit">The most posts of the page, 1 to 100; 10 for null.</param>
    /// <param name="paginationToken">Of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    /// <exception cref="BlogClientException">The API could not be reached or kept failing.</exception>
    /// <exception cref="ArgumentException">An argument cannot be sent.</exception>
    public async Task<ListResult> ListAsync(
        string blogId, int? limit = null, string? paginationToken = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Get, ApiPath.Posts(blogId, limit, paginationToken));
        var reply = await delivery.Send(request, cancellationToken).ConfigureAwait(false);
        return reply.Meaning switch
        {
            Meaning.Done => reply.Read(PageJson.Default.WirePage, page => page.ToPage()),
            Meaning.Invalid => new ListResult.Invalid(reply.Problem),
            Meaning.Denied => new ListResult.Denied(reply.Problem),
            _ => throw reply.Unexpected(),
        };
    }

    /// <summary>
    /// Reads all posts of a blog, newest first, one page at a time and only as far as they are asked for.
    /// </summary>
    /// <param name="blogId">The blog; one that nobody has written in has no posts.</param>
    /// <param name="pageSize">The most posts of one request, 1 to 100.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    /// <exception cref="BlogClientException">
    /// While it is enumerated: the API refused the request, could not be reached, or kept failing.
    /// </exception>
    /// <exception cref="ArgumentException">While it is enumerated: an argument cannot be sent.</exception>
    public async IAsyncEnumerable<Post> ListAllAsync(
        string blogId, int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? token = null;
        do
        {
            var page = await ListAsync(blogId, pageSize, token, cancellationToken).ConfigureAwait(false) switch
            {
                ListResult.Page listed => listed,
                ListResult.Invalid(var problem) => throw Refused(blogId, problem),
                ListResult.Denied(var problem) => throw Refused(blogId, problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            foreach (var post in page.Items)
                yield return post;
            token = page.PaginationToken;
        }
        while (token is not null);
    }

    private static BlogClientException Refused(string blogId, Problem problem) =>
        new($"The posts of '{blogId}' cannot be listed: {Reasons(problem)}") { Problem = problem };

    private static string Reasons(Problem problem) =>
        problem.Errors.Count == 0 ? problem.Detail : string.Join(' ', problem.Errors.Select(fault => fault.Message));
}

/// <summary>What became of a list: one of the records in here, and nothing else.</summary>
public abstract record ListResult
{
    private ListResult() { }

    /// <summary>Some posts of the blog, newest first. A blog that nobody has written in is an empty one.</summary>
    /// <param name="Items">At most as many as asked for; fewer where the posts are long.</param>
    /// <param name="PaginationToken">Gives the next page, which may be empty; null when there is none.</param>
    public sealed record Page(IReadOnlyList<Post> Items, string? PaginationToken) : ListResult;

    /// <summary>The blog's id, the limit or the token breaks a rule.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : ListResult;

    /// <summary>The caller must sign in, or may not read.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : ListResult;
}

/// <summary><c>{"items": [...], "paginationToken": "..."}</c></summary>
internal sealed record WirePage(IReadOnlyList<WirePost>? Items, string? PaginationToken)
{
    /// <exception cref="JsonException">There are no items, or not all of one.</exception>
    public ListResult.Page ToPage() =>
        Items is null
            ? throw new JsonException("There are no items.")
            : new([.. Items.Select(item => item.ToPost())], PaginationToken);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WirePage))]
internal sealed partial class PageJson : JsonSerializerContext;
