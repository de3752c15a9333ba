using System.Diagnostics;
using System.Text;

namespace Blog.Fuzz.Engine;

/// <summary>A copy of this program whose readers record the branches that they take.</summary>
internal sealed class Instrumented
{
    /// <summary>The code under test, and what reads JSON for the SDK's unmarshallers.</summary>
    private static readonly string[] Assemblies = ["Blog.Core", "bootstrap", "LeanLambda", "AWSSDK.Core"];

    private readonly string folder;

    private Instrumented(string folder) => this.folder = folder;

    internal static Instrumented Make(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(Instrumented).Assembly.Location)!))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var name in Assemblies)
            SharpFuzz.Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), _ => true, SharpFuzz.Options.Value);
        return new(folder);
    }

    /// <summary>Where a process of the copy notes the input that it reads.</summary>
    internal static string LastInput(string folder, string reader) => Path.Combine(folder, reader + ".last");

    /// <inheritdoc cref="LastInput(string, string)"/>
    internal string LastInput(string reader) => LastInput(folder, reader);

    /// <summary>Runs it to its end, and shows what it prints.</summary>
    internal (int Code, string Output) Run(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(folder, "Blog.Fuzz.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        var output = new StringBuilder();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            Console.WriteLine(line);
            output.AppendLine(line);
        }

        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }
}
