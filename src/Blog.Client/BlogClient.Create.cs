using Blog.Client.Http;

namespace Blog.Client;

public sealed partial class BlogClient
{
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
}

/// <summary>What became of a create: one of the records in here, and nothing else.</summary>
public abstract record CreateResult
{
    private CreateResult() { }

    /// <summary>There is one new post.</summary>
    /// <param name="Post">As it was created.</param>
    /// <param name="Replayed">
    /// An earlier request with the same idempotency key made it: an attempt whose answer was lost, or an earlier call.
    /// </param>
    public sealed record Created(Post Post, bool Replayed) : CreateResult;

    /// <summary>The idempotency key was used for another create in the last 24 hours; nothing was made.</summary>
    /// <param name="Problem">Its code is <c>IDEMPOTENCY_KEY_REUSED</c>.</param>
    public sealed record Conflict(Problem Problem) : CreateResult;

    /// <summary>The blog's id or the draft breaks a rule; nothing was made.</summary>
    /// <param name="Problem">With every fault.</param>
    public sealed record Invalid(Problem Problem) : CreateResult;

    /// <summary>The caller must sign in, or may not create; nothing was made.</summary>
    /// <param name="Problem">Its status is 401 or 403.</param>
    public sealed record Denied(Problem Problem) : CreateResult;
}
