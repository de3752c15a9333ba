using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Blog.EndToEndTests;

/// <summary>
/// The built Blog.Local as a child process, on a free port, with its tables in memory. Ends by SIGTERM; then nothing
/// that it started may be left. For a suite: <c>IClassFixture&lt;NativeCloud&gt;</c>. For one test:
/// <c>await using var cloud = await LocalCloud.Start(LocalCloud.NativeFunction, "--payload", "1.0")</c>.
/// </summary>
public partial class LocalCloud(string function, params string[] args) : BlogApi, IAsyncLifetime
{
    /// <summary>Nobody calls it: the tests are skipped before.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    private readonly TaskCompletionSource<Match> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? gateway;

    /// <summary>The folder of Blog.sln.</summary>
    public static string Root { get; } = Repository.Root;

    /// <summary>What <c>dotnet cake --target=Publish</c> makes, or another one, as under an emulator.</summary>
    public static string NativeFunction { get; } =
        Environment.GetEnvironmentVariable("BLOG_FUNCTION") ?? Path.Combine(Root, "artifacts", "function", "bootstrap");

    /// <summary>The same of the edge lean, which the build keeps beside it.</summary>
    public static string LeanFunction { get; } = Path.Combine(Root, "artifacts", "function-lean", "bootstrap");

    /// <summary>What it runs.</summary>
    public string Executable => function;

    /// <summary>Of the DynamoDB behind it.</summary>
    public Uri DynamoDb { get; private set; } = new("about:blank");

    public int ProcessId => gateway!.Id;

    /// <summary>Whether it stays stopped, for it lacks what it needs.</summary>
    public bool IsMissing => Needs.Missing(
    [
        Need.DynamoDbLocal,
        .. function == NativeFunction ? [Need.NativeExecutable]
            : function == LeanFunction ? [Need.LeanExecutable]
            : Array.Empty<Need>(),
    ]) is not null;

    public bool HasEnded => gateway!.HasExited;

    /// <summary>The lines on stdout: three when it is ready, then one for each request.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    /// <summary>The lines on stderr: what functions wrote, and what happened to their processes.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>Starts one that is ready; extra options win over the fixture's own.</summary>
    public static async Task<LocalCloud> Start(string function, params string[] args)
    {
        var cloud = new LocalCloud(function, args);
        await cloud.InitializeAsync();
        return cloud;
    }

    /// <summary>
    /// Runs Blog.Local to its end, for options that it refuses: its exit code, and what it wrote to stderr.
    /// </summary>
    public static async Task<(int ExitCode, string Errors)> Fail(params string[] args)
    {
        var (exitCode, _, errors) = await Run(Root, args);
        return (exitCode, errors);
    }

    /// <summary>Runs Blog.Local in a folder, to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string folder, params string[] args)
    {
        using var process = StartProcess(args, folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (IsMissing)
        {
            Http.BaseAddress = Nowhere;
            return;
        }

        gateway = StartProcess(["--port", "0", "--in-memory", "--function", function, .. args], Root);
        _ = Read(gateway.StandardOutput, Output);
        _ = Read(gateway.StandardError, Errors);
        _ = gateway.WaitForExitAsync().ContinueWith(
            _ => ready.TrySetException(new InvalidOperationException($"Blog.Local ended: {string.Join('\n', Errors)}")),
            TaskScheduler.Default);
        var line = await ready.Task.WaitAsync(Patience);
        Http.BaseAddress = new Uri(line.Groups["api"].Value);
        DynamoDb = new Uri(line.Groups["db"].Value);
    }

    /// <summary>The process ids of a function's live processes.</summary>
    public IReadOnlyList<int> Functions(string route) =>
        [.. ProcessTree.Children(ProcessId)
            .Where(child => ProcessTree.HasVariable(child.Id, $"_HANDLER={route}"))
            .Select(child => child.Id)];

    /// <summary>
    /// Sends a signal, by its name, and waits for the end; fails if a process is left. Returns the exit code.
    /// </summary>
    public async Task<int> Stop(string signal)
    {
        var family = ProcessTree.Descendants(ProcessId);
        ProcessTree.Signal(ProcessId, signal);
        await gateway!.WaitForExitAsync().WaitAsync(Patience);
        await Eventually(() => !family.Any(ProcessTree.IsAlive), "no process is left");
        return gateway.ExitCode;
    }

    /// <summary>Waits for what is bound to come.</summary>
    public static async Task Eventually(Func<bool> isTrue, string what)
    {
        for (var clock = Stopwatch.StartNew(); !isTrue(); await Task.Delay(20))
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"Waited in vain until {what}.");
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (gateway is { HasExited: false } && await Stop("TERM") is not 0)
            throw new InvalidOperationException($"Blog.Local failed at its end: {string.Join('\n', Errors)}");
        gateway?.Dispose();
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Process StartProcess(IEnumerable<string> args, string folder)
    {
        // bin/Debug/net10.0 here is bin/Debug/net10.0 there.
        var output = Path.GetRelativePath(
            Path.Combine(Root, "tests", typeof(LocalCloud).Assembly.GetName().Name!),
            AppContext.BaseDirectory);
        var program = Path.Combine(Root, "src", "Blog.Local", output, "Blog.Local.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private async Task Read(StreamReader lines, ConcurrentQueue<string> into)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            into.Enqueue(line);
            if (ReadyLine().Match(line) is { Success: true } match)
                ready.TrySetResult(match);
        }
    }

    [GeneratedRegex(
        @"^Blog API on (?<api>\S+) \(payload [12]\.0, DynamoDB at (?<db>\S+)\)$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex ReadyLine();
}

/// <summary>The five native functions behind an HTTP API, payload 2.0.</summary>
public sealed class NativeCloud() : LocalCloud(NativeFunction);

/// <summary>The five native functions behind a REST API, payload 1.0.</summary>
public sealed class NativeRestCloud() : LocalCloud(NativeFunction, "--payload", "1.0");
