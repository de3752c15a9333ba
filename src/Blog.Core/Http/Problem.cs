using System.Diagnostics;
using Blog.Core.Values;

namespace Blog.Core.Http;

/// <summary>An error on the wire: <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">A URN, stable: <c>urn:blog:problem:validation-failed</c>.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="Errors">Only with <c>VALIDATION_FAILED</c>.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string ErrorCode,
    string RequestId,
    IReadOnlyList<FieldFault>? Errors)
{
    /// <summary>The status and the wording of every error.</summary>
    public static Problem From(BlogError error, HttpCall call) => error switch
    {
        BlogError.Malformed malformed => New(call, 400, "MALFORMED_REQUEST", "Malformed request", malformed.Detail),
        BlogError.Invalid invalid => New(call, 400, "VALIDATION_FAILED", "Validation failed",
            "One or more fields break a rule; see errors.") with
        { Errors = invalid.Faults },
        BlogError.RouteNotFound => New(call, 404, "NOT_FOUND", "Not found", "There is no such route."),
        BlogError.MethodNotAllowed allow => New(call, 405, "METHOD_NOT_ALLOWED", "Method not allowed",
            $"This path takes {string.Join(" and ", allow.Allowed)}."),
        BlogError.PayloadTooLarge => New(call, 413, "PAYLOAD_TOO_LARGE", "Payload too large",
            "The body is larger than 1 MiB."),
        BlogError.UnsupportedMediaType => New(call, 415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported media type",
            "Send application/json in UTF-8."),
        BlogError.OfStore { Error: var stored } => From(stored, call),
        _ => throw new UnreachableException(),
    };

    private static Problem From(StoreError error, HttpCall call) => error switch
    {
        StoreError.Unauthenticated => New(call, 401, "UNAUTHENTICATED", "Not signed in",
            "This post has an author; sign in as that author to change it."),
        StoreError.Forbidden =>
            New(call, 403, "FORBIDDEN", "Not allowed", "Only the author of this post may change it."),
        StoreError.PostNotFound => New(call, 404, "NOT_FOUND", "Not found", "There is no such post."),
        StoreError.VersionMismatch => New(call, 412, "VERSION_MISMATCH", "Version mismatch",
            "The post has another version than If-Match names; read it again."),
        StoreError.IdempotencyKeyReused => New(call, 422, "IDEMPOTENCY_KEY_REUSED", "Idempotency key reused",
            "This Idempotency-Key belongs to another request of the last 24 hours; take a new one."),
        StoreError.Unavailable => New(call, 503, "STORE_UNAVAILABLE", "Store unavailable",
            "The store did not answer in time, and nothing was changed; send the request again."),
        StoreError.Unknown => New(call, 503, "OUTCOME_UNKNOWN", "Outcome unknown",
            "The store did not answer in time, and may have done what was asked; read before you send it again."),
        _ => throw new UnreachableException(),
    };

    /// <summary>For what nobody foresaw; the log has the rest under the same request id.</summary>
    public static Problem Unforeseen(HttpCall call) =>
        New(call, 500, "INTERNAL_SERVER_ERROR", "Internal server error", "Something went wrong on our side.");

    private static Problem New(HttpCall call, int status, string errorCode, string title, string detail) =>
        new(Urn(errorCode), title, status, detail, UriPath.Of(call.Path), errorCode, call.RequestId, Errors: null);

    /// <summary><c>VALIDATION_FAILED</c> is <c>urn:blog:problem:validation-failed</c>.</summary>
    private static string Urn(string errorCode) => "urn:blog:problem:" + errorCode.ToLowerInvariant().Replace('_', '-');
}
