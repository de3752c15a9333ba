namespace Blog.Functions.Edges;

/// <summary>The edge that the property <c>Edge</c> names: the only place that knows it.</summary>
internal static class Edge
{
    internal static DynamoEdge From(Func<string, string?> variable) =>
#if EDGE_LEAN
        LeanEdge.From(variable);
#else
        SdkEdge.From();
#endif
}
