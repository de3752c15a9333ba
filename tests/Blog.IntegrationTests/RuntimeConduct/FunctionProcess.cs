using System.Diagnostics;
using System.Text.Json;

namespace Blog.RuntimeConduct;

/// <summary>
/// A process of the function's executable, with an environment of its own and nothing of this process's.
/// </summary>
internal sealed class FunctionProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the JIT wants.</summary>
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private FunctionProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <param name="executable">A native executable, or a <c>.dll</c> for <c>dotnet</c>.</param>
    /// <param name="environment">A null leaves the variable out.</param>
    internal static FunctionProcess Start(string executable, IReadOnlyDictionary<string, string?> environment)
    {
        var isManaged = Path.GetExtension(executable) is ".dll";
        var start = new ProcessStartInfo(isManaged ? "dotnet" : executable, isManaged ? [executable] : [])
        {
            WorkingDirectory = Path.GetDirectoryName(executable),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in Inherited) start.Environment[name] = Environment.GetEnvironmentVariable(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var name in start.Environment.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            start.Environment.Remove(name);
        return new FunctionProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end, which must come by itself.</summary>
    internal async Task<Ended> End()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Ended(process.ExitCode, Lines(await output), Lines(await errors));
    }

    /// <summary>Kills it, and gives the JSON lines that it had logged.</summary>
    internal async Task<IReadOnlyList<JsonElement>> Log()
    {
        process.Kill();
        return [.. Lines(await output).Select(line => JsonElement.Parse(line))];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>How a process ended.</summary>
internal sealed record Ended(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors);
