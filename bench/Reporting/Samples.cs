using System.Text.Json.Serialization;

namespace Blog.Bench.Reporting;

/// <summary>One start. Times in milliseconds, memory in MB.</summary>
/// <param name="Memory">The share of a core after init, as MB of a function; null is full speed.</param>
/// <param name="Init">From the start of the process to its first <c>next</c>.</param>
/// <param name="First">From the first event to its response.</param>
/// <param name="InitCpu">CPU time of init.</param>
/// <param name="FirstCpu">CPU time from there to the second <c>next</c>.</param>
/// <param name="WarmCpu">CPU time of a warm event, on average; null where there was none.</param>
/// <param name="PeakMemory">After the last warm event.</param>
internal sealed record Start(
    string Peer,
    int? Memory,
    double Init,
    double First,
    double InitCpu,
    double FirstCpu,
    double? WarmCpu,
    double PeakMemory)
{
    /// <summary>All that a caller waits for, as far as the function has a part in it.</summary>
    [JsonIgnore]
    public double Cold => Init + First;
}

/// <summary>
/// The warm latencies of a peer, of all its starts together: how many, and their percentiles in milliseconds.
/// </summary>
/// <param name="Percentiles">At <see cref="Statistics.Percents"/>.</param>
internal sealed record Warm(string Peer, int? Memory, int Count, IReadOnlyList<double> Percentiles);

/// <summary>A peer of the run; the sizes of its files in bytes, the zip's by the best compression.</summary>
internal sealed record PeerRow(string Name, string Kind, string Route, long FileBytes, long ZipBytes);

/// <summary>A peer that has no times at one speed; at others it may have.</summary>
/// <param name="Why">A short line.</param>
internal sealed record PeerFailure(string Peer, int? Memory, string Why);

/// <summary>The latency of a page of 10, in milliseconds, each sample from a blog of so many posts.</summary>
internal sealed record PageLatencies(int Posts, IReadOnlyList<double> Milliseconds);

/// <summary>On what the run was measured.</summary>
internal sealed record Machine(
    string Processor,
    int Cores,
    int MemoryMb,
    string System,
    string Kernel,
    string Dotnet,
    string Node,
    string Compiler);

/// <summary>A run as it is kept: from it the tables and the pictures are made.</summary>
/// <param name="Date">UTC.</param>
/// <param name="Options">As on the command line.</param>
internal sealed record SavedRun(
    DateTimeOffset Date,
    string Options,
    Machine Machine,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PeerRow> Peers,
    IReadOnlyList<PeerFailure> Failures,
    IReadOnlyList<Start> Starts,
    IReadOnlyList<Warm> Warm,
    IReadOnlyList<PageLatencies> Pages);
