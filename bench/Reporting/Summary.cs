namespace Blog.Bench.Reporting;

/// <summary>
/// The numbers of CreatePost at 256 MB that the README begins with, as prose: the default edge first.
/// </summary>
internal static class Summary
{
    /// <summary>
    /// Empty where the run lacks one of the peers that it names. The JIT may have failed: its first write takes
    /// seconds.
    /// </summary>
    internal static string Text(SavedRun run) =>
        (Of(run, "Sdk"), Of(run, "Lean"), Cold(run, "Limit"), Cold(run, "Node")) is
            ({ } sdk, { } lean, { } limit, { } node)
            ? $"""
            **A cold start takes {Ratio(sdk.Cold, limit)} times what the same work takes by hand in C**, at 256 MB of
            memory: {Ms(sdk.Cold)} ms from the start of the process to the response of a create, where C takes
            {Ms(limit)} ms{Others(node, Cold(run, "Jit"))}, all in
            one run of the bench. A warm event costs {Markdown.Ms(sdk.WarmCpu)} ms of CPU, the executable has
            {Megabytes(sdk)} MB. With the edge `lean` a cold start takes {Ratio(lean.Cold, limit)} times as long as in
            C, {Ms(lean.Cold)} ms, a warm event {Markdown.Ms(lean.WarmCpu)} ms of CPU, and the executable has
            {Megabytes(lean)} MB: [docs/performance.md](docs/performance.md).

            """
            : "";

    private static string Others(double node, double? jit) => jit is null
        ? $" and the same function on Node.js {Ms(node)} ms"
        : $", the same function on Node.js {Ms(node)} ms and the same code on the JIT {Ms(jit.Value)} ms";

    private static Edge? Of(SavedRun run, string kind) =>
        run.CreatePost(kind) is { } own && run.Cold(own, 256) is { } cold && run.WarmCpu(own, null) is { } cpu
            ? new(cold, cpu, own.FileBytes)
            : null;

    private static double? Cold(SavedRun run, string kind) => run.Cold(run.CreatePost(kind), 256);

    private static string Ratio(double own, double theirs) => Markdown.Number(own / theirs, 1);

    private static string Ms(double milliseconds) => Markdown.Number(milliseconds, 0);

    private static string Megabytes(Edge edge) => Markdown.Number(edge.FileBytes / 1e6, 0);

    private sealed record Edge(double Cold, double WarmCpu, long FileBytes);
}
