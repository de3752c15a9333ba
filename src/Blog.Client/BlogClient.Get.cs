using Blog.Client.Http;

namespace Blog.Client;

public sealed partial class BlogClient
{
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
}

/// <summary>What became of a get: one of the records in here, and nothing else.</summary>
public abstract record GetResult
{
    private GetResult() { }

    /// <summary>The post is there.</summary>
    /// <param name="Post">As it is now.</param>
    public sealed record Found(Post Post) : GetResult;

    /// <summary>The post is still as <c>ifNoneMatch</c> names it.</summary>
    public sealed record NotModified : GetResult;

    /// <summary>There is no such post.</summary>
    /// <param name="Problem">Its code is <c>NOT_FOUND</c>.</param>
    public sealed record NotFound(Problem Problem) : GetResult;

    /// <summary>An id or <c>ifNoneMatch</c> breaks a rule.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : GetResult;

    /// <summary>The caller must sign in, or may not read.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : GetResult;
}
