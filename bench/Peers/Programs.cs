using System.Diagnostics;

namespace Blog.Bench.Peers;

/// <summary>The programs of this machine that the bench uses.</summary>
internal static class Programs
{
    /// <summary>The first file of that name on the PATH, or null.</summary>
    internal static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end and gives what it prints, or null where it is missing or fails.</summary>
    internal static string? Output(string name, params IEnumerable<string> arguments)
    {
        if (Find(name) is not { } path) return null;
        using var process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output + errors.Result : null;
    }
}
