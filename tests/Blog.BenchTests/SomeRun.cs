using Blog.Bench.Reporting;

namespace Blog.BenchTests;

/// <summary>
/// A small run: three starts of a function at full speed and two at 256 MB, one of each peer. One peer failed at full
/// speed only, and one at a speed of the sweep.
/// </summary>
internal static class SomeRun
{
    internal static SavedRun Saved { get; } = new(
        new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        "--runs 3",
        new("A processor", 2, 4096, "A system", "6.1", ".NET 10", "v20", "cc 12"),
        ["the twin on Node.js is left out"],
        [
            new("CreatePost", "Sdk", "CreatePost", 12_340_000, 5_600_000),
            new("CreatePost, lean", "Lean", "CreatePost", 9_000_000, 3_000_000),
            new("CreatePost, usual settings", "SdkUsual", "CreatePost", 12_340_000, 5_600_000),
            new("CreatePost, limit in C", "Limit", "CreatePost", 20_000, 9_000),
            new("broken", "Other", "CreatePost", 0, 0),
        ],
        [
            new("broken", null, "ended with code 3 | alas"),
            new("CreatePost, limit in C", 128, "answered without success: 503 {}"),
        ],
        [
            Start(
                "CreatePost",
                null,
                init: 10,
                first: 1),
            Start("CreatePost", null, init: 12, first: 3), Start("CreatePost", null, init: 30, first: 2),
            Start("CreatePost", 256, init: 10, first: 5), Start("CreatePost", 256, init: 10, first: 15),
            Start("CreatePost, lean", 256, init: 8, first: 1.6),
            Start("CreatePost, usual settings", 256, init: 10, first: 390),
            Start("CreatePost, limit in C", null, init: 7, first: 0.5),
            Start("CreatePost, limit in C", 256, init: 7, first: 1),
            Start("broken", 256, init: 20, first: 20),
        ],
        [new(
            "CreatePost",
            null,
            300,
            Statistics.Percentiles(Enumerable.Range(1, 101).Select(number => number / 100d)))],
        [new(10, [2.0, 2.2, 2.4]), new(100, [2.0, 2.0, 9.0]), new(1000, [2.5, 2.5, 2.6])]);

    internal static Start Start(string peer, int? memory, double init, double first) =>
        new(peer, memory, init, first, InitCpu: init - 1, FirstCpu: first / 2, WarmCpu: 0.25, PeakMemory: 20.04);
}
