using Blog.Bench.Measuring;

namespace Blog.BenchTests;

/// <summary>The files that the kernel reads, in a folder that only looks like its own.</summary>
public sealed class CgroupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-cgroup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(256, "2894")] // 20,000 us * 256 / 1769
    [InlineData(128, "1447")]
    [InlineData(1769, "20000")]
    public void Memory_is_a_share_of_a_core_in_either_version(int memory, string quota)
    {
        Prepare("cpu.max", "cpu.cfs_period_us", "cpu.cfs_quota_us");
        Cgroup.WithQuota(folder, isV2: true, memory);
        Cgroup.WithQuota(folder, isV2: false, memory);
        Assert.Equal($"{quota} 20000", Read("cpu.max"));
        Assert.Equal(("20000", quota), (Read("cpu.cfs_period_us"), Read("cpu.cfs_quota_us")));
    }

    [Fact]
    public void A_process_is_moved_by_its_id()
    {
        Prepare("cpu.max", "cgroup.procs");
        Cgroup.WithQuota(folder, isV2: true, 256).Add(4711);
        Assert.Equal("4711", Read("cgroup.procs"));
    }

    [Fact]
    public void Where_no_quota_can_be_set_the_reason_is_given_and_nothing_is_left()
    {
        var (found, reason) =
            Cgroups.Find([new(folder, IsV2: false), new(folder, IsV2: true), new(folder + "-absent", IsV2: true)]);
        Assert.Null(found);
        Assert.Contains("cpu.max", reason, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void Where_there_are_no_cgroups_that_is_the_reason() =>
        Assert.Equal(
            (null, "this system has no cgroups with a CPU controller"),
            Cgroups.Find([new(folder + "-absent", IsV2: true)]));

    private void Prepare(params string[] files) =>
        Array.ForEach(files, file => File.WriteAllText(Path.Combine(folder, file), ""));

    private string Read(string file) => File.ReadAllText(Path.Combine(folder, file));
}
