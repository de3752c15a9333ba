using System.Text.Json.Nodes;

namespace Blog.Bench.Reporting.Pictures;

/// <summary>Which share of the warm events took at most so long, at full speed: the peers of CreatePost.</summary>
internal static class WarmChart
{
    private const double Last = 99.5;

    internal static JsonObject? Of(SavedRun run)
    {
        var peers = Chart.SameWork(run).Where(peer => At(run, peer) is not null).ToArray();
        return peers.Length == 0 ? null : new()
        {
            ["width"] = Chart.Width,
            ["height"] = 280,
            ["data"] = Chart.Rows(from peer in peers
                                  from point in Statistics.Percents.Zip(
                                      At(run, peer)!.Percentiles,
                                      (share, ms) => (Share: share, Ms: ms))
                                  where point.Share <= Last
                                  select new JsonObject
                                  {
                                      ["peer"] = peer.Name,
                                      ["share"] = point.Share,
                                      ["ms"] = Math.Round(point.Ms, 3),
                                  }),
            ["mark"] = "line",
            ["encoding"] = new JsonObject
            {
                ["x"] = Chart.Axis("ms", "event to response, ms", "log", 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100),
                ["y"] = Chart.Axis("share", "% of the events", "linear", 0, 25, 50, 75, 90, 99),
                ["order"] = new JsonObject { ["field"] = "share", ["type"] = "quantitative" },
                ["color"] = Chart.Colour(peers),
            },
        };
    }

    private static Warm? At(SavedRun run, PeerRow peer) =>
        run.Warm.FirstOrDefault(warm => warm.Peer == peer.Name && warm.Memory is null);
}
