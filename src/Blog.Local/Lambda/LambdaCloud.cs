using System.Collections.Concurrent;
using System.Security.Cryptography;
using Blog.Core;

namespace Blog.Local.Lambda;

/// <summary>All functions with their processes, and the Runtime API that the processes talk to.</summary>
internal sealed class LambdaCloud : IAsyncDisposable
{
    // Lambda gives the start 10 s and, if that was not enough, tries once more within the function's own time.
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);

    // Amazon's runtime client reports the cause of an error in a header, of up to 1 MB.
    private const int MaxHeaderBytes = 1024 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<(FunctionProcess Process, string Arn)>> processes =
        new(StringComparer.Ordinal);

    private readonly WebApplication api;
    private readonly Dictionary<Route, FunctionPool> pools;
    private readonly CancellationTokenSource ending = new();
    private readonly Action<string> log;
    private readonly FunctionTimeouts limits;

    private LambdaCloud(WebApplication api, string executable, Uri tableUrl, Options options, Action<string> log)
    {
        this.api = api;
        this.log = log;
        limits = new FunctionTimeouts(StartTimeout + options.FunctionTimeout, options.FunctionTimeout);
        pools = Routes.All.ToDictionary(route => route, route => new FunctionPool(
            () => StartProcess(new FunctionDefinition(route, executable, Address, tableUrl, options)),
            options.Concurrency));
        RuntimeApiServer.Map(api, id => processes.TryGetValue(id, out var found) ? found.Value : null);
    }

    private string Address => new Uri(api.Urls.First()).Authority;

    /// <param name="executable">Runs for every route; absolute.</param>
    /// <param name="log">Gets each line that a process writes, or that is about one.</param>
    public static async Task<LambdaCloud> Start(string executable, Uri tableUrl, Options options, Action<string> log)
    {
        var server = LoopbackServer.Create(port: 0, MaxHeaderBytes, listen: ConnectionEnd.Watch);
        var cloud = new LambdaCloud(server, executable, tableUrl, options, log);
        await cloud.api.StartAsync();
        _ = cloud.EndIdle(options.Idle);
        return cloud;
    }

    /// <summary>Invokes a route's function and waits for what comes of it.</summary>
    public Task<Invoked> Invoke(Route route, string traceRoot, ReadOnlyMemory<byte> @event) =>
        pools[route].Invoke(Guid.NewGuid().ToString(), TraceId.From(traceRoot), @event);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        var all = processes.Values.Select(entry => entry.Value.Process).ToList();
        all.ForEach(process => process.End("ended with the gateway"));
        await Task.WhenAll(all.Select(process => process.Ended));
        await api.DisposeAsync();
        ending.Dispose();
    }

    private FunctionProcess StartProcess(FunctionDefinition function)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var entry = new Lazy<(FunctionProcess Process, string Arn)>(() =>
            (new FunctionProcess(id, function.Route.Name, function.Command(id), limits, log), function.Arn));
        processes[id] = entry; // before it starts, for it may ask for its first event at once
        try
        {
            _ = entry.Value.Process.Ended.ContinueWith(_ => processes.TryRemove(id, out var _), TaskScheduler.Default);
            return entry.Value.Process;
        }
        catch
        {
            processes.TryRemove(id, out _);
            throw;
        }
    }

    private async Task EndIdle(TimeSpan idle)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!ending.IsCancellationRequested && await timer.WaitForNextTickAsync())
            foreach (var pool in pools.Values)
                pool.EndIdle(DateTimeOffset.UtcNow - idle);
    }
}
