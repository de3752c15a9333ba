using Blog.Core;
using Blog.Core.Http;
using Blog.Core.Values;
using LanguageExt;

namespace Blog.OpenApi;

/// <summary>Every failure that an operation can refer to, in the order of the statuses.</summary>
internal static class Failures
{
    private const string OddPath = "/v1/my%20blog/posts/1";

    private static readonly string Posts = Examples.Path(Routes.ListPosts);

    internal static readonly Failure BadRequest = New(
        "BadRequest",
        "The request cannot be read, or breaks rules: all of them are told.",
        [
            (
                "malformed",
                Because(new BlogError.Malformed("The body is not JSON of the expected shape (line 1, byte 10)."))),
            ("invalid", Because(new BlogError.Invalid([FaultOf(Title.From("")), FaultOf(PostBody.From(" "))]))),
        ]);

    internal static readonly Failure BadIds = New(
        "BadIds",
        "A header cannot be read, or an id breaks its rule: all faults are told.",
        [
            ("malformed", Because(new BlogError.Malformed("If-Match must be one ETag with its quotes, or *."))),
            (
                "invalid",
                Because(new BlogError.Invalid([FaultOf(BlogId.From("my blog")), FaultOf(PostId.From("1"))]), OddPath)),
        ]);

    internal static readonly Failure BadQuery = New(
        "BadQuery",
        "The request cannot be read, or breaks rules: all of them are told.",
        [
            ("malformed", Because(new BlogError.Malformed("The event is not an API Gateway proxy event."), path: "")),
            ("invalid", Because(
                new BlogError.Invalid([FaultOf(PageLimit.From("1000")), FaultOf(PaginationToken.From("x"))]),
                Posts)),
        ]);

    internal static readonly Failure BadToken =
        new("BadToken", 401, "The gateway refuses the token.", [], "Unauthorized");

    internal static readonly Failure Unauthenticated = New(
        "Unauthenticated",
        "The post has an author, and nobody is signed in; or the gateway refuses the token.",
        [("unauthenticated", Because(new BlogError.OfStore(new StoreError.Unauthenticated())))],
        "Unauthorized",
        OpenApi.Headers.WwwAuthenticate);

    internal static readonly Failure BadSignature = new(
        "BadSignature", 403, "The gateway refuses the signature, or a REST API knows no such route.", [], "Forbidden");

    internal static readonly Failure Forbidden = New(
        "Forbidden",
        "The caller is not the post's author; or the gateway refuses the signature, or a REST API knows no such route.",
        [("forbidden", Because(new BlogError.OfStore(new StoreError.Forbidden())))],
        "Forbidden");

    internal static readonly Failure NotFound = New(
        "NotFound",
        "There is no such post; or an HTTP API knows no such route.",
        [("notFound", Because(new BlogError.OfStore(new StoreError.PostNotFound())))],
        "Not Found");

    internal static readonly Failure RouteNotFound = New(
        "RouteNotFound",
        "There is no such route.",
        [("routeNotFound", Because(new BlogError.RouteNotFound(), "/v1/posts"))],
        "Not Found");

    internal static readonly Failure MethodNotAllowed = New(
        "MethodNotAllowed",
        "The path has routes, by other methods. Only where a gateway lets every method through: API Gateway says 404 "
        + "or 403.",
        [("methodNotAllowed", Because(new BlogError.MethodNotAllowed(MethodsOf(Routes.GetPost))))],
        gatewayMessage: null,
        OpenApi.Headers.Allow);

    internal static readonly Failure VersionMismatch = New(
        "VersionMismatch",
        "The post has another version than `If-Match` names; nothing has changed.",
        [("versionMismatch", Because(new BlogError.OfStore(new StoreError.VersionMismatch())))]);

    internal static readonly Failure PayloadTooLarge = New(
        "PayloadTooLarge",
        $"The body is larger than {JsonBody.MaxBytes} bytes; above the gateway's own limit it answers by itself.",
        [("payloadTooLarge", Because(new BlogError.PayloadTooLarge()))],
        "Request Entity Too Large");

    internal static readonly Failure UnsupportedMediaType = New(
        "UnsupportedMediaType",
        "The body says that it is something else than JSON in UTF-8.",
        [("unsupportedMediaType", Because(new BlogError.UnsupportedMediaType()))]);

    internal static readonly Failure IdempotencyKeyReused = New(
        "IdempotencyKeyReused",
        "The caller has used this `Idempotency-Key` in this blog in the last 24 hours, to create something else.",
        [("idempotencyKeyReused", Because(new BlogError.OfStore(new StoreError.IdempotencyKeyReused()), Posts))]);

    internal static readonly Failure TooManyRequests = new(
        "TooManyRequests", 429, "The gateway's limit of requests is reached.", [], "Too Many Requests");

    internal static readonly Failure InternalServerError = New(
        "InternalServerError",
        "Something went wrong on the API's side.",
        [("internalServerError", Problem.Unforeseen)],
        "Internal Server Error");

    internal static readonly Failure BadGateway = new(
        "BadGateway", 502, "A function failed, behind a REST API.", [], "Internal server error");

    internal static readonly Failure StoreUnavailable = New(
        "StoreUnavailable",
        "The store did not answer in time, or the gateway reached no function. The same request may pass later. With "
        + "`STORE_UNAVAILABLE` nothing was changed; with anything else, a write may have been done.",
        [
            ("storeUnavailable", Because(new BlogError.OfStore(new StoreError.Unavailable()))),
            ("outcomeUnknown", Because(new BlogError.OfStore(new StoreError.Unknown()))),
        ],
        "Service Unavailable",
        OpenApi.Headers.RetryAfter);

    internal static readonly Failure GatewayTimeout = new(
        "GatewayTimeout",
        504,
        "A function did not answer in time, behind a REST API.",
        [],
        "Endpoint request timed out");

    /// <summary>What any route can answer.</summary>
    internal static IReadOnlyList<Failure> OfEveryRoute =>
        [MethodNotAllowed, TooManyRequests, InternalServerError, BadGateway, StoreUnavailable, GatewayTimeout];

    internal static IReadOnlyList<Failure> All =>
    [
        BadRequest, BadIds, BadQuery, BadToken, Unauthenticated, BadSignature, Forbidden, NotFound, RouteNotFound,
        MethodNotAllowed,
        VersionMismatch, PayloadTooLarge, UnsupportedMediaType, IdempotencyKeyReused,
        TooManyRequests, InternalServerError,
        BadGateway, StoreUnavailable, GatewayTimeout,
    ];

    /// <summary>Of every problem, in the order of the statuses.</summary>
    internal static IReadOnlyList<string> ErrorCodes => [.. All.SelectMany(CodesOf).Distinct(StringComparer.Ordinal)];

    internal static IEnumerable<string> CodesOf(Failure failure) =>
        failure.Problems.Select(problem => problem.Of(HttpCall.Unreadable("")).ErrorCode)
            .Distinct(StringComparer.Ordinal);

    internal static string[] MethodsOf(Route route) =>
        [.. Routes.All.Where(other => other.Path == route.Path).Select(other => other.Method)];

    private static Failure New(
        string name, string description, IReadOnlyList<(string Name, Func<HttpCall, Problem> Of)> problems,
        string? gatewayMessage = null, params IReadOnlyList<string> headers) =>
        new(name, problems[0].Of(HttpCall.Unreadable("")).Status, description, problems, gatewayMessage, headers);

    private static Func<HttpCall, Problem> Because(BlogError error, string? path = null) =>
        call => Problem.From(error, path is null ? call : call with { Path = path });

    private static FieldFault FaultOf<T>(Validation<FieldFault, T> broken) =>
        broken.Match(
            Succ: _ => throw new InvalidOperationException("An example of a fault breaks no rule."),
            Fail: faults => faults.Head);
}
