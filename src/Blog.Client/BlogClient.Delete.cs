using Blog.Client.Http;

namespace Blog.Client;

public sealed partial class BlogClient
{
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
}

/// <summary>What became of a delete: one of the records in here, and nothing else.</summary>
public abstract record DeleteResult
{
    private DeleteResult() { }

    /// <summary>The post was deleted.</summary>
    /// <param name="Post">As it was.</param>
    public sealed record Deleted(Post Post) : DeleteResult;

    /// <summary>
    /// The post is not there, and an attempt before, whose answer was lost, may be what deleted it. The API cannot tell
    /// that from a post that was not there at all.
    /// </summary>
    public sealed record Gone : DeleteResult;

    /// <summary>There was no such post.</summary>
    /// <param name="Problem">Its code is <c>NOT_FOUND</c>.</param>
    public sealed record NotFound(Problem Problem) : DeleteResult;

    /// <summary>The post has another version than <c>ifMatch</c> names; it was not deleted.</summary>
    /// <param name="Problem">Its code is <c>VERSION_MISMATCH</c>.</param>
    public sealed record Conflict(Problem Problem) : DeleteResult;

    /// <summary>An id or <c>ifMatch</c> breaks a rule; nothing was deleted.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : DeleteResult;

    /// <summary>The caller must sign in, or is not the post's author; nothing was deleted.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : DeleteResult;
}
