using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Blog.EndToEndTests;

/// <summary>The processes of this machine, as Linux lists them in /proc.</summary>
internal static class ProcessTree
{
    /// <summary>One process; the time of its start tells it from a later one of the same number.</summary>
    internal sealed record Entry(int Id, int Parent, string State, string Started);

    public static IReadOnlyList<Entry> Children(int parent) =>
        [.. All().Where(entry => entry.Parent == parent && !IsZombie(entry))];

    /// <summary>The process's children, their children, and so on.</summary>
    public static IReadOnlyList<Entry> Descendants(int parent) =>
        [.. Children(parent).SelectMany(child => Descendants(child.Id).Prepend(child))];

    public static bool IsAlive(Entry entry) =>
        Read(entry.Id) is { } now && !IsZombie(now)
        && string.Equals(now.Started, entry.Started, StringComparison.Ordinal);

    /// <summary>Whether its environment has that <c>NAME=value</c>.</summary>
    public static bool HasVariable(int id, string variable)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains(variable, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The program that it runs, as it was called.</summary>
    public static string Program(int id) => File.ReadAllText($"/proc/{id}/cmdline").Split('\0')[0];

    /// <param name="signal">KILL, TERM, INT ...</param>
    public static void Signal(int id, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {id}"]);
        kill.WaitForExit();
        if (kill.ExitCode != 0)
            throw new Win32Exception($"kill -{signal} {id} failed");
    }

    /// <summary>Ends it at once; false where it has gone by itself.</summary>
    public static bool TryKill(int id)
    {
        try
        {
            Signal(id, "KILL");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool IsZombie(Entry entry) => entry.State is "Z" or "X";

    private static IEnumerable<Entry> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder =>
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    ? Read(id)
                    : null)
            .OfType<Entry>();

    private static Entry? Read(int id)
    {
        try
        {
            // "id (name) state parent ...", the start is the 22nd field; a name may hold blanks and parentheses.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[0], fields[19]);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
