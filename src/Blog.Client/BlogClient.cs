using System.Globalization;
using System.Runtime.CompilerServices;
using Blog.Client.Http;
using Blog.Client.Wire;

namespace Blog.Client;

/// <summary>
/// The Blog API, typed. What a caller can expect is a result to match on; what is left is a
/// <see cref="BlogClientException"/>, after retries. Safe to use from many threads at once; make one and keep it.
/// </summary>
/// <remarks>
/// A request is sent again, after growing random pauses or what <c>Retry-After</c> asks for, when it was answered 429
/// or 5xx, when the connection broke, and when an attempt took too long. <see cref="BlogClientOptions"/> says how
/// often. Ids that are blank, <c>.</c> or <c>..</c>, and a key or an ETag that cannot stand in a header, are an
/// <see cref="ArgumentException"/>; all other rules are the API's, and a broken one is <c>Invalid</c>.
/// </remarks>
public sealed class BlogClient
{
    private readonly Delivery delivery;

    /// <summary>A client on an HttpClient, which stays the caller's: its handlers, its headers, its end.</summary>
    /// <param name="http">With the API's address as its <see cref="HttpClient.BaseAddress"/>, with or without a
    /// stage.</param>
    /// <param name="options">The defaults for null.</param>
    /// <exception cref="ArgumentException">There is no base address, or an option is out of its range.</exception>
    public BlogClient(HttpClient http, BlogClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        delivery = new Delivery(http, options ?? new BlogClientOptions());
    }

    /// <summary>Makes one post, however often the request has to be sent.</summary>
    /// <param name="blogId">The blog; it need not exist before.</param>
    /// <param name="draft">What to write.</param>
    /// <param name="idempotencyKey">
    /// 1 to 255 visible ASCII characters that name this create for 24 hours, so that a later call, by another process
    /// even, makes no second post. A new random one for null.
    /// </param>
    /// <param name="cancellationToken">Ends all attempts; the post may have been made all the same.</param>
    /// <exception cref="BlogClientException">The API could not be reached or kept failing.</exception>
    /// <exception cref="ArgumentException">An argument cannot be sent.</exception>
    public async Task<CreateResult> CreateAsync(
        string blogId, PostDraft draft, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Post, ApiPath.Posts(blogId), ApiRequest.BodyOf(draft))
            .With("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString(), nameof(idempotencyKey));
        var reply = await delivery.Send(request, cancellationToken).ConfigureAwait(false);
        return reply.Meaning switch
        {
            Meaning.Done => new CreateResult.Created(PostOf(reply), reply.Replayed),
            Meaning.Conflict => new CreateResult.Conflict(reply.Problem),
            Meaning.Invalid => new CreateResult.Invalid(reply.Problem),
            Meaning.Denied => new CreateResult.Denied(reply.Problem),
            _ => throw reply.Unexpected(),
        };
    }

    /// <summary>Reads one post.</summary>
    /// <param name="blogId">The blog.</param>
    /// <param name="postId">The post.</param>
    /// <param name="ifNoneMatch">An ETag that the caller has already, a list of them, or <c>*</c>.</param>
    /// <param name="cancellationToken">Ends all attempts.</param>
    /// <exception cref="BlogClientException">The API could not be reached or kept failing.</exception>
    /// <exception cref="ArgumentException">An argument cannot be sent.</exception>
    public async Task<GetResult> GetAsync(
        string blogId, string postId, string? ifNoneMatch = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Get, ApiPath.Post(blogId, postId))
            .With("If-None-Match", ifNoneMatch, nameof(ifNoneMatch));
        var reply = await delivery.Send(request, cancellationToken).ConfigureAwait(false);
        return reply.Meaning switch
        {
            Meaning.Done => new GetResult.Found(PostOf(reply)),
            Meaning.NotModified => new GetResult.NotModified(),
            Meaning.NotFound => new GetResult.NotFound(reply.Problem),
            Meaning.Invalid => new GetResult.Invalid(reply.Problem),
            Meaning.Denied => new GetResult.Denied(reply.Problem),
            _ => throw reply.Unexpected(),
        };
    }

    /// <summary>Writes a post anew.</summary>
    /// <remarks>
    /// With the ETag of the version that the draft was made from, nobody's change is lost, this call's own included: if
    /// the answer to an attempt was lost and the next one meets a version that is one higher and holds this very draft,
    /// that is this update, and it is <see cref="UpdateResult.Updated"/>. If somebody has written over it since, it is
    /// a <see cref="UpdateResult.Conflict"/>, done or not. Without an ETag the last write wins; one that is sent twice
    /// may raise the version twice, and one that is held up on its way may come after a later write.
    /// </remarks>
    /// <param name="blogId">The blog.</param>
    /// <param name="postId">The post.</param>
    /// <param name="draft">What to write.</param>
    /// <param name="ifMatch">The ETag of the only version to replace; <c>*</c> or null for any.</param>
    /// <param name="cancellationToken">Ends all attempts; the post may have been changed all the same.</param>
    /// <exception cref="BlogClientException">The API could not be reached or kept failing.</exception>
    /// <exception cref="ArgumentException">An argument cannot be sent.</exception>
    public async Task<UpdateResult> UpdateAsync(
        string blogId,
        string postId,
        PostDraft draft,
        string? ifMatch = null,
        CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Put, ApiPath.Post(blogId, postId), ApiRequest.BodyOf(draft))
            .With("If-Match", ifMatch, nameof(ifMatch));
        var reply = await delivery.Send(request, cancellationToken).ConfigureAwait(false);
        if (reply is { Meaning: Meaning.Conflict, AfterDoubt: true }
            && await FindWritten(request, draft, ifMatch, cancellationToken).ConfigureAwait(false) is { } written)
            return new UpdateResult.Updated(written);
        return reply.Meaning switch
        {
            Meaning.Done => new UpdateResult.Updated(PostOf(reply)),
            Meaning.NotFound => new UpdateResult.NotFound(reply.Problem),
            Meaning.Conflict => new UpdateResult.Conflict(reply.Problem),
            Meaning.Invalid => new UpdateResult.Invalid(reply.Problem),
            Meaning.Denied => new UpdateResult.Denied(reply.Problem),
            _ => throw reply.Unexpected(),
        };
    }

    /// <summary>Deletes a post.</summary>
    /// <param name="blogId">The blog.</param>
    /// <param name="postId">The post.</param>
    /// <param name="ifMatch">The ETag of the only version to delete; <c>*</c> or null for any.</param>
    /// <param name="cancellationToken">Ends all attempts; the post may have been deleted all the same.</param>
    /// <exception cref="BlogClientException">The API could not be reached or kept failing.</exception>
    /// <exception cref="ArgumentException">An argument cannot be sent.</exception>
    public async Task<DeleteResult> DeleteAsync(
        string blogId, string postId, string? ifMatch = null, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Delete, ApiPath.Post(blogId, postId)).With(
            "If-Match",
            ifMatch,
            nameof(ifMatch));
        var reply = await delivery.Send(request, cancellationToken).ConfigureAwait(false);
        return reply.Meaning switch
        {
            Meaning.Done => new DeleteResult.Deleted(PostOf(reply)),
            Meaning.NotFound when reply.AfterDoubt => new DeleteResult.Gone(),
            Meaning.NotFound => new DeleteResult.NotFound(reply.Problem),
            Meaning.Conflict => new DeleteResult.Conflict(reply.Problem),
            Meaning.Invalid => new DeleteResult.Invalid(reply.Problem),
            Meaning.Denied => new DeleteResult.Denied(reply.Problem),
            _ => throw reply.Unexpected(),
        };
    }

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
            Meaning.Done => reply.Read(WireJson.In.WirePage, page => page.ToPage()),
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

    private static Post PostOf(Reply reply) => reply.Read(WireJson.In.WireEnvelope, envelope => envelope.ToPost());

    /// <summary>The post, if it is what this update makes of the version that it was to replace.</summary>
    private async Task<Post?> FindWritten(
        ApiRequest update,
        PostDraft draft,
        string? ifMatch,
        CancellationToken cancellationToken)
    {
        var reply = await delivery
            .Send(new ApiRequest(HttpMethod.Get, update.Path), cancellationToken, afterDoubt: true)
            .ConfigureAwait(false);
        return reply.Meaning is Meaning.Done
            && PostOf(reply) is var post
            && IsNextAfter(ifMatch, post)
            && post.Draft == draft.Stored
            ? post
            : null;
    }

    private static bool IsNextAfter(string? etag, Post post) =>
        etag?.Trim() == string.Create(CultureInfo.InvariantCulture, $"\"{post.Version - 1}\"");
}
