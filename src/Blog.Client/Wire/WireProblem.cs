namespace Blog.Client.Wire;

/// <summary>A problem of the API, or the <c>{"message": "..."}</c> of a gateway before it.</summary>
internal sealed record WireProblem(
    string? Type,
    string? Title,
    string? Detail,
    string? Instance,
    string? ErrorCode,
    string? RequestId,
    string? Message,
    IReadOnlyList<WireFault>? Errors)
{
    /// <summary>Of an answer that says nothing.</summary>
    public static WireProblem Blank { get; } = new(null, null, null, null, null, null, null, null);

    /// <param name="status">Of the answer.</param>
    /// <param name="title">Where the problem has none.</param>
    /// <param name="path">Of the request.</param>
    /// <param name="requestId">As the answer's headers have it.</param>
    public Problem ToProblem(int status, string title, string path, string requestId) => new(
        Type ?? "about:blank",
        Title ?? title,
        status,
        Detail ?? Message ?? "",
        Instance ?? path,
        ErrorCode ?? "",
        RequestId ?? requestId,
        [.. (Errors ?? []).Select(fault => new FieldFault(fault.Field ?? "", fault.Code ?? "", fault.Message ?? ""))]);
}

/// <summary>One of a problem's <c>errors</c>.</summary>
internal sealed record WireFault(string? Field, string? Code, string? Message);
