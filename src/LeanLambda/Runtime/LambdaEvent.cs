using System.Globalization;
using LeanLambda.Http;

namespace LeanLambda;

/// <summary>An event as the Runtime API hands it out.</summary>
/// <param name="InvocationId">
/// Echoed with the response, by which Lambda refuses what belongs to an invocation that has timed out; empty if there
/// is none.
/// </param>
internal sealed record LambdaEvent(Invocation Invocation, string InvocationId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The longest time that Lambda gives an invocation.</summary>
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(15);

    internal static LambdaEvent From(HttpResponse next, DateTimeOffset now) => new(
        new(
            next.Header("Lambda-Runtime-Aws-Request-Id"u8),
            TraceId(next.Header("Lambda-Runtime-Trace-Id"u8)),
            Deadline(next.Header("Lambda-Runtime-Deadline-Ms"u8), now)),
        next.Header("Lambda-Runtime-Invocation-Id"u8),
        next.Body);

    /// <summary>A part of it comes from the caller, and all of it goes into headers.</summary>
    private static string TraceId(string header) => HttpRequest.IsHeaderValue(header) ? header : "";

    private static DateTimeOffset Deadline(string header, DateTimeOffset now)
    {
        var (first, last) = (now.ToUnixTimeMilliseconds(), (now + LongestInvocation).ToUnixTimeMilliseconds());
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && time > first && time <= last
                ? DateTimeOffset.FromUnixTimeMilliseconds(time)
                : now + LongestInvocation;
    }
}
