using System.Globalization;
using Blog.Client.Http;

namespace Blog.Client;

public sealed partial class BlogClient
{
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

/// <summary>What became of an update: one of the records in here, and nothing else.</summary>
public abstract record UpdateResult
{
    private UpdateResult() { }

    /// <summary>The post is as it was asked to be.</summary>
    /// <param name="Post">With its new version.</param>
    public sealed record Updated(Post Post) : UpdateResult;

    /// <summary>There is no such post.</summary>
    /// <param name="Problem">Its code is <c>NOT_FOUND</c>.</param>
    public sealed record NotFound(Problem Problem) : UpdateResult;

    /// <summary>The post has another version than <c>ifMatch</c> names.</summary>
    /// <param name="Problem">Its code is <c>VERSION_MISMATCH</c>.</param>
    public sealed record Conflict(Problem Problem) : UpdateResult;

    /// <summary>An id, the draft or <c>ifMatch</c> breaks a rule; nothing was changed.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : UpdateResult;

    /// <summary>The caller must sign in, or is not the post's author; nothing was changed.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : UpdateResult;
}
