using System.Diagnostics;

namespace Blog.Fuzz.Engine;

/// <summary>A copy of this program whose readers record the branches that they take.</summary>
internal static class Instrumented
{
    /// <summary>The code under test, and what reads JSON for the SDK's unmarshallers.</summary>
    private static readonly string[] Assemblies = ["Blog.Core", "bootstrap", "LeanLambda", "AWSSDK.Core"];

    internal static string Make(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Copy(AppContext.BaseDirectory, folder);
        foreach (var name in Assemblies)
            SharpFuzz.Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), _ => true, SharpFuzz.Options.Value);
        return Path.Combine(folder, "Blog.Fuzz.dll");
    }

    /// <summary>Runs it to its end; its exit code.</summary>
    internal static int Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, .. arguments]);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet") start.FileName = "dotnet";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
