namespace Blog.Client;

/// <summary>Why a request was refused (RFC 9457).</summary>
/// <param name="Type">A URN, stable: <c>urn:blog:problem:validation-failed</c>; <c>about:blank</c> from a
/// gateway.</param>
/// <param name="Title">The kind of problem, for people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong in this case, for people.</param>
/// <param name="Instance">The path of the request.</param>
/// <param name="ErrorCode">
/// Stable, for programs: <c>VALIDATION_FAILED</c>. Empty where it was not the API that answered but a gateway before
/// it.
/// </param>
/// <param name="RequestId">Finds the request in the API's logs; empty where the answer has none.</param>
/// <param name="Errors">Every broken rule, with <c>VALIDATION_FAILED</c>; otherwise empty.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string ErrorCode,
    string RequestId,
    IReadOnlyList<FieldFault> Errors);

/// <summary>One broken rule of one field.</summary>
/// <param name="Field">The field's name on the wire: <c>title</c>, <c>blogId</c>, <c>limit</c>.</param>
/// <param name="Code">Stable, for programs: <c>required</c>, <c>too_long</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record FieldFault(string Field, string Code, string Message);
