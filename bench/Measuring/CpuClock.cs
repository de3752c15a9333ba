using System.Runtime.InteropServices;

namespace Blog.Bench.Measuring;

/// <summary>The CPU time that a process has used, all of its threads together, those that have ended too.</summary>
internal static class CpuClock
{
    /// <summary>Milliseconds; the kernel counts nanoseconds. 0 where the process has gone.</summary>
    internal static double Of(int processId) =>
        // The clock of another process, as clock_getcpuclockid makes it: CPUCLOCK_SCHED is 2.
        GetTime((~processId << 3) | 2, out var time) == 0 ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6) : 0;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
