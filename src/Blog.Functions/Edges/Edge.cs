using Blog.Functions.Lambda;
using LeanLambda;

namespace Blog.Functions.Edges;

/// <summary>The edge that the property <c>Edge</c> names: the only code that knows it (docs/adr/0015).</summary>
internal static class Edge
{
    /// <summary>Serves Lambda's events until the process is ended; the exit code.</summary>
    internal static int Run(Func<Task<Function>> start) =>
#if EDGE_AMAZON
        AmazonHost.Run(start).GetAwaiter().GetResult();
#else
        LambdaHost.Run(async () => (await start()).OnEvents());
#endif

    internal static DynamoEdge Dynamo(Func<string, string?> variable)
    {
#if EDGE_LEAN
        // The threads that wait for asynchronous sockets: there are none here.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "0");
        return LeanEdge.From(variable);
#else
        return SdkEdge.From();
#endif
    }
}
