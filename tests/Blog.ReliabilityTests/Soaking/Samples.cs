using System.Globalization;
using Blog.EndToEndTests;

namespace Blog.ReliabilityTests.Soaking;

/// <summary>What the processes hold at a moment, as Linux tells it in /proc.</summary>
/// <param name="FunctionMegabytes">The resident memory of the largest process of a function.</param>
/// <param name="FunctionDescriptors">The most that one process of a function has open.</param>
internal sealed record Sample(
    double Minute,
    int Functions,
    double FunctionMegabytes,
    int FunctionDescriptors,
    double GatewayMegabytes,
    int GatewayDescriptors)
{
    internal static Sample Of(LocalCloud cloud, TimeSpan at)
    {
        var functions = ProcessTree.Children(cloud.ProcessId)
            .Where(child => IsFunction(child.Id, cloud.Executable))
            .Select(child => (Memory: Megabytes(child.Id), Descriptors: Descriptors(child.Id)))
            .ToArray();
        return new(
            at.TotalMinutes,
            functions.Length,
            functions.Select(each => each.Memory).DefaultIfEmpty().Max(),
            functions.Select(each => each.Descriptors).DefaultIfEmpty().Max(),
            Megabytes(cloud.ProcessId),
            Descriptors(cloud.ProcessId));
    }

    private static bool IsFunction(int id, string executable) =>
        OrGone(() => ProcessTree.Program(id) == executable, gone: false);

    private static double Megabytes(int id) => OrGone(
        () => File.ReadLines($"/proc/{id}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => double.Parse(line[6..^3], CultureInfo.InvariantCulture) * 1024 / 1e6)
            .FirstOrDefault(),
        gone: 0);

    private static int Descriptors(int id) =>
        OrGone(() => Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Count(), gone: 0);

    /// <summary>A process may have been killed meanwhile.</summary>
    private static T OrGone<T>(Func<T> read, T gone)
    {
        try
        {
            return read();
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return gone;
        }
    }
}
