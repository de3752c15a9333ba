using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Blog.Client.Http;

/// <summary>Sends a request until it has an answer, as often as the options allow.</summary>
internal sealed class Delivery
{
    private readonly Sender sender;
    private readonly ResiliencePipeline<Reply> pipeline;

    /// <exception cref="ArgumentException">The client has no base address, or an option is out of its
    /// range.</exception>
    public Delivery(HttpClient http, BlogClientOptions options)
    {
        if (options.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        var baseAddress = http.BaseAddress?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? throw new ArgumentException(
            "The HttpClient has no BaseAddress: set it to the API's, such as https://api.example.com.", nameof(http));
        sender = new Sender(http, baseAddress, options.Credentials, options.TimeProvider);
        pipeline = PipelineOf(options);
    }

    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends all attempts and pauses.</param>
    /// <param name="afterDoubt">It follows a write that may have been done.</param>
    /// <exception cref="BlogClientException">No attempt had an answer other than that the server is busy.</exception>
    public async Task<Reply> Send(ApiRequest request, CancellationToken cancellationToken, bool afterDoubt = false)
    {
        var attempts = new Attempts(sender, request, afterDoubt);
        try
        {
            var reply = await pipeline
                .ExecuteAsync(static (attempts, token) => attempts.Make(token), attempts, cancellationToken)
                .ConfigureAwait(false);
            return reply.Meaning is Meaning.Busy
                ? throw Failure(
                    $"was answered {reply.Status}, {Text(reply.Problem)},",
                    request,
                    attempts,
                    reply.Problem)
                : reply;
        }
        catch (Exception lost) when (IsLost(lost))
        {
            throw Failure($"had no answer, {lost.Message.TrimEnd('.')},", request, attempts, inner: lost);
        }
    }

    private static BlogClientException Failure(
        string what, ApiRequest request, Attempts attempts, Problem? problem = null, Exception? inner = null) =>
        new(
            $"{request.Method} {request.Path} {what} after {attempts.Count} attempt{(attempts.Count == 1 ? "" : "s")}.",
            inner)
        {
            Problem = problem,
            MayHaveBeenDone = attempts.MayHaveBeenDone,
        };

    private static string Text(Problem problem) => problem.Detail is "" ? problem.Title : problem.Detail.TrimEnd('.');

    private static ResiliencePipeline<Reply> PipelineOf(BlogClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<Reply> { TimeProvider = options.TimeProvider };
        if (options.MaxRetries > 0)
            builder.AddRetry(RetryOf(options));
        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions<Reply> RetryOf(BlogClientOptions options) => new()
    {
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is { } failure
                ? IsLost(failure)
                : attempt.Outcome.Result is { Meaning: Meaning.Busy }),
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        DelayGenerator = attempt => ValueTask.FromResult(AskedFor(attempt.Outcome.Result, options)),
    };

    /// <summary>
    /// What <c>Retry-After</c> asks for, and up to one delay more, since others were told the same; null without it.
    /// </summary>
    private static TimeSpan? AskedFor(Reply? reply, BlogClientOptions options)
    {
        var asked = reply?.RetryAfter is { } after
            ? after.Delta ?? after.Date - options.TimeProvider.GetUtcNow()
            : null;
        if (asked is not { } pause)
            return null;
        var whole = (pause > TimeSpan.Zero ? pause : TimeSpan.Zero) + (Random.Shared.NextDouble() * options.RetryDelay);
        return whole < options.MaxRetryDelay ? whole : options.MaxRetryDelay;
    }

    /// <summary>
    /// The connection broke, or the attempt took too long by this client's or the HttpClient's own limit.
    /// </summary>
    private static bool IsLost(Exception failure) => failure
        is HttpRequestException
        or TimeoutRejectedException
        or OperationCanceledException { InnerException: TimeoutException };
}
