using Blog.Core;
using Blog.Core.Http;
using Blog.Functions.Lambda;
using LanguageExt;

namespace Blog.Functions;

/// <summary>CORS, for where the gateway leaves it to the function.</summary>
internal static class FunctionCors
{
    /// <summary>Lets pages of these origins read the function's replies; without origins it is the function as it was.</summary>
    internal static Function ReadableFrom(this Function function, IReadOnlyList<string> origins)
    {
        return origins.Count == 0 ? function : Exposed;

        async Task<HttpReply> Exposed(Either<BlogError, HttpCall> parsed, Invocation invocation)
        {
            var reply = await function(parsed, invocation);
            return parsed.Match(Right: call => reply.Expose(call, origins), Left: _ => reply);
        }
    }
}
