using System.Diagnostics;
using Blog.EndToEndTests;
using Blog.ReliabilityTests.Faults;
using Blog.ReliabilityTests.Load;

namespace Blog.ReliabilityTests.Soaking;

/// <summary>The slice of the tests for as long as one likes, with what the processes hold over time.</summary>
internal static class Soak
{
    private const double SpoiltShare = 0.25;
    private static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(1), SampleEvery = TimeSpan.FromSeconds(5);

    /// <summary>Returns the exit code.</summary>
    internal static async Task<int> Run(string[] args)
    {
        if (SoakOptions.Parse(args) is not ({ } options, _) || !File.Exists(options.Function))
        {
            await Console.Error.WriteLineAsync(SoakOptions.Parse(args) is (null, var fault)
                ? fault
                : "There is no such function: run `dotnet cake --target=Publish`.");
            return 2;
        }

        await using var behind = await LocalCloud.Start(options.Function);
        await using var proxy = SpoilingProxy.Start(behind.DynamoDb, options.Seed);
        await using var cloud = await LocalCloud.Start(
            options.Function,
            "--table-url", proxy.Url.AbsoluteUri, "--function-timeout-seconds", "10", "--concurrency", "20");
        proxy.Share = SpoiltShare;
        var session = new Session(cloud, proxy, options.Seed);
        var samples = await Watched(session.Run(TimeSpan.FromMinutes(options.Minutes), KillEvery), session, cloud);
        Tell(session.Tally, options);
        if (options.Save) SoakReport.Save(options, session.Tally, samples);
        return session.Tally.IsClean ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Sample>> Watched(Task running, Session session, LocalCloud cloud)
    {
        var (samples, clock) = (new List<Sample>(), Stopwatch.StartNew());
        for (var round = 0; !running.IsCompleted; round++)
        {
            samples.Add(Sample.Of(cloud, clock.Elapsed));
            cloud.Output.Clear(); // a line for each request
            if (round % 12 == 0) Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {session.Tally}");
            await Task.WhenAny(running, Task.Delay(SampleEvery));
        }

        await running;
        return samples;
    }

    private static void Tell(Tally tally, SoakOptions options)
    {
        Console.WriteLine($"Edge {options.Edge}, {options.Minutes} minutes, seed {options.Seed}: {tally}");
        if (tally.Violations.Count == 0) return;
        var file = Path.Combine(LocalCloud.Root, "artifacts", $"soak-{options.Edge}.txt");
        File.WriteAllText(file, string.Join("\n\n", tally.Violations));
        Console.Error.WriteLine($"There are {tally.Violations.Count} violations: {file} has their histories.");
    }
}
