using System.ComponentModel;
using System.Diagnostics;

namespace Blog.Local;

/// <summary>What to start: a program with its arguments, in a folder, with all of its environment.</summary>
internal sealed record Command(
    string Program,
    IReadOnlyList<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// A child process that cannot outlive this one, whatever ends this one (kill -9 too): it runs beside a shell that
/// waits on a pipe from here and kills it when that pipe closes. Ctrl+C in a terminal reaches only this process.
/// </summary>
internal sealed class ChildProcess
{
    // The shell becomes the program by `exec`, so that the process id is the program's own. A line on the pipe says
    // that the program is gone and that its id may be another's by now: then nothing is killed.
    private const string Script = """
        trap '' INT QUIT
        exec 3<&0 </dev/null
        ( trap '' HUP TERM; read -r gone <&3 || kill -9 $$ ) >/dev/null 2>&1 &
        exec 3<&-
        exec "$@"
        """;

    private readonly Process process;

    private ChildProcess(Process process, Action<int, string> onLine)
    {
        this.process = process;
        Id = process.Id;
        Output = Task.WhenAll(Read(process.StandardOutput, onLine), Read(process.StandardError, onLine));
        Exit = WaitForExit();
    }

    /// <summary>The operating system's number of it.</summary>
    public int Id { get; }

    /// <summary>Its exit code, once it has ended; 128 and the signal's number after a signal.</summary>
    public Task<int> Exit { get; }

    /// <summary>Asks the operating system: true before <see cref="Exit"/> is.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Done when all that it wrote has been handed on.</summary>
    public Task Output { get; }

    /// <param name="command">What to start.</param>
    /// <param name="onLine">Gets its id and each line that it writes to stdout or stderr.</param>
    public static ChildProcess Start(Command command, Action<int, string> onLine)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", command.Program, .. command.Arguments])
        {
            WorkingDirectory = command.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!, onLine);
    }

    /// <summary>The first executable file of that name on this process's PATH, or null.</summary>
    public static string? FindOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself meanwhile.
        }
    }

    private async Task Read(StreamReader lines, Action<int, string> onLine)
    {
        while (await lines.ReadLineAsync() is { } line)
            onLine(Id, line);
    }

    private async Task<int> WaitForExit()
    {
        await process.WaitForExitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync();
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watching shell is gone already.
        }

        return process.ExitCode;
    }
}
