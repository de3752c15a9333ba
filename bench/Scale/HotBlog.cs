namespace Blog.Bench.Scale;

/// <summary>
/// One blog that is written to at a steady rate, in simulated time: creates arrive at random, each runs in a process
/// of its own, which asks the partition up to three times with the pauses and the retry quota of the SDK's standard
/// mode; a 503 or 429 is sent again by the caller after <c>Retry-After</c>, as Blog.Client does.
/// </summary>
internal sealed class HotBlog(TableLimits limits, double rate, int seed)
{
    internal const int FunctionAttempts = 3, CallerAttempts = 4;
    private const int RetryQuota = 500, ThrottlingCost = 5, WriteCost = 1;
    private const double Arrivals = 60, Measured = 20; // seconds: all arrivals; those before are the warm-up
    private const double RetryAfter = 1, CallerJitter = 0.2; // seconds
    private const double WriteTime = 0.005, RefusalTime = 0.002; // seconds: assumptions, see docs/scale.md

    private readonly PriorityQueue<Action, double> agenda = new();
    private readonly Partition partition = new(limits.WritesPerSecond);
    private readonly Stack<Process> idle = [];
    private readonly Random random = new(seed);
    private readonly List<double> latencies = [];
    private double now;
    private int busy, mostBusy, applied, acknowledged, requests, unavailable, turnedAway, givenUp;

    internal HotBlogResult Run()
    {
        for (var at = Gap(); at < Arrivals; at += Gap())
            At(at, () => Arrive(1));
        while (agenda.TryDequeue(out var next, out var time))
        {
            now = time;
            next();
        }

        return new(
            rate,
            latencies.Count / (Arrivals - Measured),
            Milliseconds(50),
            Milliseconds(99),
            (double)unavailable / requests,
            (double)turnedAway / requests,
            givenUp,
            mostBusy,
            applied,
            acknowledged);
    }

    private void Arrive(int attempt)
    {
        requests++;
        if (busy == limits.Concurrency)
        {
            turnedAway++;
            AskAgain(attempt);
            return;
        }

        busy++;
        mostBusy = Math.Max(mostBusy, busy);
        Write(new(attempt, now), idle.TryPop(out var process) ? process : new(), 1);
    }

    private void Write(Request request, Process process, int attempt)
    {
        if (partition.TryWrite(now, WriteCost))
        {
            applied++;
            process.Return(attempt > 1 ? ThrottlingCost : 1);
            At(now + WriteTime, () => Acknowledge(request, process));
        }
        else if (attempt < FunctionAttempts && process.TryTake())
        {
            var pause = random.NextDouble() * (1 << (attempt - 1));
            At(now + RefusalTime + pause, () => Write(request, process, attempt + 1));
        }
        else
        {
            At(now + RefusalTime, () => Refuse(request, process));
        }
    }

    private void Acknowledge(Request request, Process process)
    {
        Leave(process);
        acknowledged++;
        if (request.Start >= Measured && now < Arrivals)
            latencies.Add(now - request.Start);
    }

    private void Refuse(Request request, Process process)
    {
        Leave(process);
        unavailable++;
        AskAgain(request.Attempt);
    }

    private void AskAgain(int attempt)
    {
        if (attempt == CallerAttempts)
            givenUp++;
        else
            At(now + RetryAfter + (random.NextDouble() * CallerJitter), () => Arrive(attempt + 1));
    }

    private void Leave(Process process)
    {
        busy--;
        idle.Push(process);
    }

    private void At(double time, Action action) => agenda.Enqueue(action, time);

    private double Gap() => -Math.Log(1 - random.NextDouble()) / rate;

    private double Milliseconds(int percent) =>
        latencies.Count == 0 ? double.NaN : Reporting.Statistics.Percentile(latencies, percent) * 1000;

    private sealed record Request(int Attempt, double Start);

    private sealed class Process
    {
        private int tokens = RetryQuota;

        internal bool TryTake()
        {
            if (tokens < ThrottlingCost) return false;
            tokens -= ThrottlingCost;
            return true;
        }

        internal void Return(int count) => tokens = Math.Min(tokens + count, RetryQuota);
    }
}

/// <summary>What became of the creates at one rate. Shares are of the requests that callers sent.</summary>
/// <param name="Rate">Creates that begin, in a second.</param>
/// <param name="Goodput">Of those, answered 201 in a second.</param>
/// <param name="P50">Latency of a request that was answered 201, in ms.</param>
/// <param name="Unavailable">The share answered 503.</param>
/// <param name="TurnedAway">The share answered 429, for want of concurrency.</param>
/// <param name="GivenUp">Creates that a caller asked for four times in vain.</param>
/// <param name="MostBusy">The most processes at work at once.</param>
internal sealed record HotBlogResult(
    double Rate,
    double Goodput,
    double P50,
    double P99,
    double Unavailable,
    double TurnedAway,
    int GivenUp,
    int MostBusy,
    int Applied,
    int Acknowledged)
{
    /// <summary>Acknowledged and not in the table: there must be none.</summary>
    internal int Lost => Acknowledged - Applied;

    internal static IReadOnlyList<HotBlogResult> Sweep { get; } =
    [
        .. new double[] { 100, 500, 800, 900, 950, 1000, 1050, 1100, 1200, 1500, 2000 }
            .Select(rate => new HotBlog(TableLimits.OfAws, rate, seed: 1).Run()),
    ];
}
