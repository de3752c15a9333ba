using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Blog.BuildTests;

/// <summary>The checkout that the tests belong to, and commands run at its top.</summary>
internal static class Repository
{
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        public string LastLine => Output.Split('\n')[^1];
    }

    public static string Root { get; } = Tests.Repository.Root;

    /// <summary>This machine's processor, by Lambda's name for it.</summary>
    public static string Architecture { get; } =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x86_64";

    public static Task<Outcome> Run(string command, params string[] arguments) => Run(_ => { }, command, arguments);

    /// <param name="change">Changes the environment of this process for that one.</param>
    /// <param name="command">Its file or name.</param>
    /// <param name="arguments">One by one.</param>
    public static async Task<Outcome> Run(
        Action<IDictionary<string, string?>> change,
        string command,
        string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        change(start.Environment);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output.Trim(), (await errors).Trim());
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("blog-build-").FullName;

    public string File(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
