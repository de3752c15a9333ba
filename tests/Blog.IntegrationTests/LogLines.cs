using System.Collections.Concurrent;
using System.Text;
using Blog.Functions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Blog.IntegrationTests;

/// <summary>What a function wrote to its log.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = [];

    internal LogLines() => Log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    internal ILogger Log { get; }

    internal IReadOnlyCollection<string> All => lines;

    public void Emit(LogEvent logEvent)
    {
        using var line = new MemoryStream();
        new JsonLine(line).Emit(logEvent);
        lines.Enqueue(Encoding.UTF8.GetString(line.ToArray()));
    }
}
