using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Blog.EndToEndTests;
using Blog.EndToEndTests.Api;
using Blog.ReliabilityTests.Checking;

namespace Blog.ReliabilityTests.Load;

/// <summary>Sends requests to one blog, and keeps each with its times and its response.</summary>
internal sealed class BlogCaller(LocalCloud cloud, string blog)
{
    private readonly ConcurrentQueue<Call> calls = new();
    private int functionFaults;

    internal IReadOnlyCollection<Call> Calls => calls;

    /// <summary>How often the gateway answered in the place of a function that had ended.</summary>
    internal int FunctionFaults => functionFaults;

    internal Task<Call> Create(string origin, string title, string? key) =>
        Send(Verb.Create, HttpMethod.Post, "", title, origin, version: null, ("Idempotency-Key", key));

    internal Task<Call> Get(string id, long? version = null) =>
        Send(Verb.Get, HttpMethod.Get, id, "", "", version, ("If-None-Match", Quoted(version)));

    internal Task<Call> Update(Seen post, string title, long? version = null) =>
        Send(Verb.Update, HttpMethod.Put, post.Id, title, post.Origin, version, ("If-Match", Quoted(version)));

    internal Task<Call> Delete(string id, long? version = null) =>
        Send(Verb.Delete, HttpMethod.Delete, id, "", "", version, ("If-Match", Quoted(version)));

    internal Task<Call> List() =>
        Send(Verb.List, HttpMethod.Get, "", "", "", version: null, ("If-Match", null));

    private static string? Quoted(long? version) => version is null ? null : $"\"{version}\"";

    private async Task<Call> Send(
        Verb verb,
        HttpMethod method,
        string id,
        string title,
        string origin,
        long? version,
        (string Name, string? Value) header)
    {
        var path = $"/v1/{blog}/posts{(id == "" ? "" : $"/{id}")}{(verb is Verb.List ? "?limit=100" : "")}";
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (header.Value is not null) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (title != "")
            request.Content = new StringContent(
                $$"""{"title":"{{title}}","body":"{{origin}}"}""", Encoding.UTF8, "application/json");
        var start = Now();
        using var response = await cloud.Http.SendAsync(request);
        var answer = await Answer.From(path, response);
        var call = new Call(verb, id, title, origin, version, start, Now(), OutcomeOf(verb, answer), [], $"{answer}");
        call = call with { Posts = call.Outcome is Outcome.Done or Outcome.Replayed ? [.. PostsOf(verb, answer)] : [] };
        calls.Enqueue(call);
        return call;
    }

    /// <summary>In microseconds, by the clock that never goes back.</summary>
    internal static long Now() => (long)(Stopwatch.GetTimestamp() * (1e6 / Stopwatch.Frequency));

    private Outcome OutcomeOf(Verb verb, Answer answer)
    {
        if (answer.IsThrottled) return Outcome.NotDone;
        if (answer.IsFunctionFault)
        {
            Interlocked.Increment(ref functionFaults);
            return Outcome.Unknown;
        }

        return (verb, answer.Status) switch
        {
            (Verb.Create, 201) => answer.Headers.ContainsKey("Idempotency-Replayed") ? Outcome.Replayed : Outcome.Done,
            (not Verb.Create, 200) => Outcome.Done,
            (Verb.Get, 304) => Outcome.NotModified,
            (not (Verb.Create or Verb.List), 404) => Outcome.NotFound,
            (Verb.Update or Verb.Delete, 412) => Outcome.Mismatch,
            (_, 503) when answer.Headers.ContainsKey("Retry-After") => Unavailable(answer),
            _ => Outcome.Wrong,
        };
    }

    private static Outcome Unavailable(Answer answer) => Wire.Read<WireProblem>(answer.Body).ErrorCode switch
    {
        "STORE_UNAVAILABLE" => Outcome.NotDone,
        "OUTCOME_UNKNOWN" => Outcome.Unknown,
        _ => Outcome.Wrong,
    };

    private static IEnumerable<Seen> PostsOf(Verb verb, Answer answer) =>
        (verb is Verb.List ? WholePage(answer) : [answer.Post])
            .Select(post => new Seen(post.PostId, post.Version, post.Title, post.Body));

    private static IReadOnlyList<WirePost> WholePage(Answer answer) =>
        answer.Page is { PaginationToken: null } page
            ? page.Items
            : throw new InvalidOperationException("The blog has more posts than one page holds.");
}
