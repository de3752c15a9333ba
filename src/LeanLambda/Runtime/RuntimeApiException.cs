namespace LeanLambda;

/// <summary>The Runtime API is gone, or wants the process to end.</summary>
internal sealed class RuntimeApiException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    internal static RuntimeApiException From(int status) => new($"It responded with status {status}.");
}

/// <summary>The Runtime API has refused a response, for a reason that lies in the response.</summary>
internal sealed class ResponseRefusedException(int status)
    : Exception($"The Lambda Runtime API refused the response with status {status}{Reason(status)}.")
{
    private static string Reason(int status) => status == 413 ? ": it is too large" : "";
}
