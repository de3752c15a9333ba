using System.Globalization;

namespace Blog.Bench.Measuring;

/// <summary>Where this machine lets groups of processes with a CPU quota be made, version 1 or 2.</summary>
/// <param name="Folder">The parent of the groups.</param>
/// <param name="IsV2">Which files a group has.</param>
internal sealed record Cgroups(string Folder, bool IsV2)
{
    /// <summary>Lambda gives a function a full core at 1,769 MB, and in proportion below.</summary>
    internal const int FullCore = 1769;

    private static readonly string[] V1 = ["/sys/fs/cgroup/cpu", "/sys/fs/cgroup/cpu,cpuacct"];

    /// <summary>Null, and why, where no quota can be set.</summary>
    internal static (Cgroups? Found, string Reason) Find() =>
        Find([.. V1.Select(folder => new Cgroups(folder, IsV2: false)), new("/sys/fs/cgroup", IsV2: true), .. Own()]);

    /// <summary>The first in which a quota can be set.</summary>
    internal static (Cgroups? Found, string Reason) Find(IEnumerable<Cgroups> candidates)
    {
        var reason = "this system has no cgroups with a CPU controller";
        foreach (var candidate in candidates.Where(each => Directory.Exists(each.Folder)))
        {
            try
            {
                candidate.Create(256).Dispose();
                return (candidate, "");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                reason = refused.Message;
            }
        }

        return (null, reason);
    }

    /// <summary>
    /// Makes a group whose processes together have the share of a core that a function of that many MB has.
    /// </summary>
    internal Cgroup Create(int memory)
    {
        var folder = Path.Combine(Folder, $"blog-bench-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            return Cgroup.WithQuota(folder, IsV2, memory);
        }
        catch
        {
            Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>The group of this process, where a service manager has left it to its user.</summary>
    private static IEnumerable<Cgroups> Own() =>
        from line in File.Exists("/proc/self/cgroup") ? File.ReadLines("/proc/self/cgroup") : []
        where line.StartsWith("0::/", StringComparison.Ordinal) && line.Length > 4
        select new Cgroups(Path.GetDirectoryName("/sys/fs/cgroup" + line[3..])!, IsV2: true);
}

/// <summary>A group with a quota. Disposing removes it; its processes must have ended.</summary>
internal sealed class Cgroup : IDisposable
{
    // Microseconds: Lambda's own period.
    private const int Period = 20_000;

    private readonly string folder;

    private Cgroup(string folder) => this.folder = folder;

    internal static Cgroup WithQuota(string folder, bool isV2, int memory)
    {
        var quota = (int)Math.Round((double)Period * memory / Cgroups.FullCore);
        foreach (var (file, text) in isV2
            ? new[] { ("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {Period}")) }
            : [("cpu.cfs_period_us", $"{Period}"), ("cpu.cfs_quota_us", quota.ToString(CultureInfo.InvariantCulture))])
            Write(Path.Combine(folder, file), text);
        return new(folder);
    }

    /// <summary>Moves a process with all of its threads into the group.</summary>
    internal void Add(int processId) =>
        Write(Path.Combine(folder, "cgroup.procs"), processId.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => Directory.Delete(folder);

    /// <summary>The kernel makes these files; none is made here.</summary>
    private static void Write(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }
}
