using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Blog.EndToEndTests.Contract;

/// <summary>
/// <c>prism proxy</c> for docs/openapi.json in front of an API, on a free port of 127.0.0.1. It cannot
/// outlive this process: a shell kills it when the pipe from here closes.
/// </summary>
internal sealed partial class PrismProxy : IAsyncDisposable
{
    // The shell lets go of its own stdout, so that the proxy's end shows at once.
    private const string Script = """
        exec 3<&0
        "$@" </dev/null &
        exec >&- 2>&-
        read -r gone <&3
        kill -9 $!
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly Task output;

    private PrismProxy(Uri upstream, bool refuses)
    {
        process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", .. Command(upstream, refuses)])
        {
            WorkingDirectory = LocalCloud.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        output = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
        _ = output.ContinueWith(
            _ => ready.TrySetException(new InvalidOperationException($"prism ended: {string.Join('\n', lines)}")),
            TaskScheduler.Default);
    }

    /// <param name="upstream">The API.</param>
    /// <param name="refuses">Whether it answers by itself what differs from the document (<c>--errors</c>), or only
    /// tells.</param>
    public static async Task<(PrismProxy Proxy, Uri Url)> Start(Uri upstream, bool refuses = true)
    {
        var proxy = new PrismProxy(upstream, refuses);
        return (proxy, await proxy.ready.Task.WaitAsync(Patience));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        await output.WaitAsync(Patience);
        process.Dispose();
    }

    private static string[] Command(Uri upstream, bool refuses) =>
    [
        "node", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "docs/openapi.json",
        upstream.AbsoluteUri.TrimEnd('/'), "--errors", refuses
            ? "true"
            : "false", "--cors", "false", "--host", "127.0.0.1", "--port", "0",
    ];

    /// <summary>The last lines are kept, for the case that it ends.</summary>
    private async Task Read(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            if (lines.Count > 50)
                lines.TryDequeue(out _);
            if (ReadyLine().Match(line) is { Success: true } match)
                ready.TrySetResult(new Uri(match.Groups["url"].Value));
        }
    }

    [GeneratedRegex(@"Prism is listening on (?<url>http://\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}
