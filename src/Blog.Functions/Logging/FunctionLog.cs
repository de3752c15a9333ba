using Microsoft.Win32.SafeHandles;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Blog.Functions.Logging;

/// <summary>One JSON line for each request on stdout. Never in it: secrets, tokens, a post's text.</summary>
internal static class FunctionLog
{
    /// <summary>
    /// By its descriptor: <see cref="Console"/> starts a thread for the terminal's signals with the first line.
    /// </summary>
    internal static Stream StandardOutput() =>
        new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <param name="output">Standard output, for Lambda.</param>
    /// <param name="level">As Lambda names them: TRACE, DEBUG, INFO, WARN, ERROR, FATAL.</param>
    internal static Logger To(Stream output, string level) => new LoggerConfiguration()
        .MinimumLevel.Is(LogLevel.Parse(level))
        .WriteTo.Sink(new JsonLine(output))
        .CreateLogger();

    /// <summary>An error where a fault came out of the endpoint, else information.</summary>
    internal static void Request(this ILogger log, RequestLine line, Exception? fault) => log.ForContext(line).Write(
        fault is null ? LogEventLevel.Information : LogEventLevel.Error,
        fault,
        "{Route:l} answered {Status}",
        line.Route.Name,
        line.Status);
}
