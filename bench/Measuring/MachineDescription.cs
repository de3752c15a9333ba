using System.Globalization;
using System.Runtime.InteropServices;
using Blog.Bench.Peers;
using Blog.Bench.Reporting;

namespace Blog.Bench.Measuring;

internal static class MachineDescription
{
    internal static Machine OfThis() => new(
        Processor: Value("/proc/cpuinfo", "model name"),
        Cores: Environment.ProcessorCount,
        MemoryMb: int.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024,
        System: Value("/etc/os-release", "PRETTY_NAME", '=').Trim('"'),
        Kernel: Value("/proc/version", "Linux version ", ' ').Split(' ')[0],
        Dotnet: RuntimeInformation.FrameworkDescription,
        Node: Programs.Output("node", "--version")?.Trim() ?? "",
        Compiler: Programs.Output("cc", "--version")?.Split('\n')[0] ?? "");

    /// <summary>What stands behind the name in the first line that begins with it; empty where there is none.</summary>
    private static string Value(string file, string name, char separator = ':') =>
        (File.Exists(file) ? File.ReadLines(file) : [])
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(separator, name.Length - 1) + 1)..].Trim())
            .FirstOrDefault("");
}
