using Blog.Core;
using Blog.Functions.Lambda;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Blog.Functions.Logging;

/// <summary>One JSON line for each request on stdout. Never in it: secrets, tokens, a post's text.</summary>
internal static class FunctionLog
{
    internal sealed record RequestLine(Route Route, Invocation Invocation, int Status, TimeSpan Took, bool ColdStart);

    /// <param name="level">As Lambda names them: TRACE, DEBUG, INFO, WARN, ERROR, FATAL.</param>
    internal static Logger Create(string level) => new LoggerConfiguration()
        .MinimumLevel.Is(LogLevel.Parse(level))
        .WriteTo.Console(new JsonLine())
        .CreateLogger();

    /// <summary>An error where a fault came out of the endpoint, else information.</summary>
    internal static void Request(this ILogger log, RequestLine line, Exception? fault) => log.Write(
        fault is null ? LogEventLevel.Information : LogEventLevel.Error,
        fault,
        "{Route} answered {Status} in {Milliseconds} ms, {RequestId} {TraceId} {ColdStart}",
        line.Route.Name, line.Status, Math.Round(line.Took.TotalMilliseconds, 3),
        line.Invocation.RequestId, line.Invocation.TraceId, line.ColdStart);
}
