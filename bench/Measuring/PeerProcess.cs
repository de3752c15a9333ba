using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Blog.Bench.Measuring;

/// <summary>A process of a peer, with an environment of its own. Disposing kills it.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;
    private readonly OutputTail output, errors;

    private PeerProcess(Process process)
    {
        this.process = process;
        Id = process.Id;
        (output, errors) = (new(process.StandardOutput.BaseStream), new(process.StandardError.BaseStream));
    }

    internal int Id { get; }

    /// <summary>Done with the exit code.</summary>
    internal async Task<int> Exit()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    internal static PeerProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = environment.GetValueOrDefault("LAMBDA_TASK_ROOT", ""),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>The most memory that it has had, in MB.</summary>
    internal double PeakMemory() =>
        File.ReadLines($"/proc/{Id}/status")
            .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => double.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
                CultureInfo.InvariantCulture) / 1024)
            .Single();

    /// <summary>What it wrote last, for a report in one line.</summary>
    internal string LastWords() => string.Join(' ', new[] { errors.Text(), output.Text() }
        .SelectMany(text =>
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(2)));

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>
    /// Reads a pipe on a thread of its own, so that the process never waits, and keeps the end of it.
    /// </summary>
    private sealed class OutputTail
    {
        private readonly byte[] buffer = new byte[16 * 1024];
        private readonly Thread thread;
        private int length;

        internal OutputTail(Stream pipe)
        {
            thread = new(() => Drain(pipe)) { IsBackground = true };
            thread.Start();
        }

        /// <summary>To be asked for when the process has ended.</summary>
        internal string Text()
        {
            thread.Join(TimeSpan.FromSeconds(1));
            return Encoding.UTF8.GetString(buffer, 0, length);
        }

        private void Drain(Stream pipe)
        {
            try
            {
                while (pipe.Read(buffer, length, buffer.Length - length) is > 0 and var count)
                {
                    length += count;
                    if (length < buffer.Length) continue;
                    length /= 2;
                    buffer.AsSpan(length).CopyTo(buffer);
                }
            }
            catch (Exception end) when (end is IOException or ObjectDisposedException)
            {
                // Killed.
            }
        }
    }
}
