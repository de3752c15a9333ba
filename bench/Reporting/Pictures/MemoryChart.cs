using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>Cold start against memory, of each peer of CreatePost that was measured at three sizes or more.</summary>
internal static class MemoryChart
{
    internal static JsonObject? Of(SavedRun run)
    {
        var peers = Chart.SameWork(run).Where(peer => Points(run, peer).Length >= 3).ToArray();
        var sizes = peers
            .SelectMany(peer => Points(run, peer))
            .Select(point => (double)point.Memory)
            .Distinct()
            .Order();
        return peers.Length == 0 ? null : new()
        {
            ["width"] = Chart.Width,
            ["height"] = 280,
            ["data"] = Chart.Rows(from peer in peers
                                  from point in Points(run, peer)
                                  select new JsonObject
                                  {
                                      ["peer"] = peer.Name,
                                      ["memory"] = point.Memory,
                                      ["cold"] = Math.Round(point.Cold, 2),
                                  }),
            ["mark"] = new JsonObject { ["type"] = "line", ["point"] = true },
            ["encoding"] = new JsonObject
            {
                ["x"] = Chart.Axis("memory", "memory of the function, MB", "log", [.. sizes]),
                ["y"] = Chart.Axis("cold", "cold start, ms", "log", 10, 20, 50, 100, 200, 500, 1000, 2000, 5000),
                ["color"] = Chart.Colour(peers),
            },
        };
    }

    private static (int Memory, double Cold)[] Points(SavedRun run, PeerRow peer) =>
    [
        .. from start in run.Starts
           where start.Peer == peer.Name && start.Memory is not null
           group start.Cold by start.Memory!.Value into samples
           orderby samples.Key
           select (samples.Key, Statistics.Median(samples)),
    ];
}
