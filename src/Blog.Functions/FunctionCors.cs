using Blog.Core.Http;
using Blog.Functions.Lambda;

namespace Blog.Functions;

/// <summary>CORS, for where the gateway leaves it to the function.</summary>
internal static class FunctionCors
{
    /// <summary>
    /// Lets pages of these origins read the function's replies; without origins it is the function as it was.
    /// </summary>
    internal static Function ReadableFrom(this Function function, IReadOnlyList<string> origins)
    {
        return origins.Count == 0 ? function : (parsed, invocation) => Expose(
            function(parsed, invocation),
            parsed.Match(Right: call => call, Left: _ => HttpCall.Unreadable(invocation.RequestId)));

        async Task<HttpReply> Expose(Task<HttpReply> reply, HttpCall call) => (await reply).Expose(call, origins);
    }
}
