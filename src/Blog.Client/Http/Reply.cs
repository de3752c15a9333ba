using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Blog.Client.Wire;

namespace Blog.Client.Http;

/// <summary>What an answer means.</summary>
internal enum Meaning
{
    Done,
    NotModified,
    Invalid,
    Denied,
    NotFound,
    Conflict,

    /// <summary>Too many requests, or the server failed: the same request may pass later.</summary>
    Busy,

    /// <summary>Nothing that this API answers.</summary>
    Strange,
}

/// <summary>All of one answer.</summary>
internal sealed record Reply(ApiRequest Request, int Status, Problem Problem, byte[] Body)
{
    public RetryConditionHeaderValue? RetryAfter { get; private init; }

    /// <summary>An earlier request with the same idempotency key had this answer.</summary>
    public bool Replayed { get; private init; }

    /// <summary>An earlier attempt of the same request reached the server, or may have.</summary>
    public bool AfterDoubt { get; init; }

    public bool IsServerFault => Status >= 500;

    public Meaning Meaning => (Status, Problem.ErrorCode) switch
    {
        (200 or 201, _) => Meaning.Done,
        (304, _) => Meaning.NotModified,
        (400 or 415, not "") => Meaning.Invalid,
        (413, _) => Meaning.Invalid,
        (401 or 403, _) => Meaning.Denied,
        (404, "NOT_FOUND") => Meaning.NotFound,
        (412, "VERSION_MISMATCH") => Meaning.Conflict,
        (422, "IDEMPOTENCY_KEY_REUSED") => Meaning.Conflict,
        (429 or >= 500, _) => Meaning.Busy,
        _ => Meaning.Strange,
    };

    public static async Task<Reply> From(
        ApiRequest request,
        HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new Reply(request, (int)response.StatusCode, ProblemOf(request, response, body), body)
        {
            RetryAfter = response.Headers.RetryAfter,
            Replayed = string.Equals(
                HeaderOf(response, "Idempotency-Replayed"),
                "true",
                StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <exception cref="BlogClientException">The body holds something else.</exception>
    public TResult Read<T, TResult>(JsonTypeInfo<T> type, Func<T, TResult> map)
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type) is { } value
                ? map(value)
                : throw new JsonException("It is null.");
        }
        catch (JsonException fault)
        {
            throw Unexpected(fault);
        }
    }

    /// <summary>For an answer that the request cannot have.</summary>
    public BlogClientException Unexpected(Exception? fault = null) =>
        new(
            $"{Request.Method} {Request.Path} was answered {Status}, not as this API does it: check the BaseAddress.",
            fault)
        {
            Problem = Problem,
            MayHaveBeenDone = Request.IsWrite && (AfterDoubt || Meaning is Meaning.Done),
        };

    private static Problem ProblemOf(ApiRequest request, HttpResponseMessage response, byte[] body) =>
        (response.IsSuccessStatusCode ? WireProblem.Blank : ReadProblem(body)).ToProblem(
            (int)response.StatusCode, response.ReasonPhrase ?? "", request.Path.Split('?')[0], RequestIdOf(response));

    private static WireProblem ReadProblem(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WireJson.In.WireProblem) ?? WireProblem.Blank;
        }
        catch (JsonException)
        {
            return WireProblem.Blank; // a page of some proxy
        }
    }

    private static string RequestIdOf(HttpResponseMessage response) =>
        HeaderOf(response, "apigw-requestid") ?? HeaderOf(response, "x-amzn-requestid") ?? "";

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
