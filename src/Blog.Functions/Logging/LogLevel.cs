using Serilog.Events;

namespace Blog.Functions.Logging;

/// <summary>Lambda's names of Serilog's levels.</summary>
internal static class LogLevel
{
    private static readonly (string Name, LogEventLevel Level)[] Names =
    [
        ("TRACE", LogEventLevel.Verbose),
        ("DEBUG", LogEventLevel.Debug),
        ("INFO", LogEventLevel.Information),
        ("WARN", LogEventLevel.Warning),
        ("ERROR", LogEventLevel.Error),
        ("FATAL", LogEventLevel.Fatal),
    ];

    internal static string NameOf(LogEventLevel level) => Names[(int)level].Name;

    /// <summary>Unknown names mean INFO, Lambda's default.</summary>
    internal static LogEventLevel Parse(string name) =>
        Array.FindIndex(Names, pair => pair.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
            ? Names[at].Level
            : LogEventLevel.Information;
}
