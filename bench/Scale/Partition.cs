namespace Blog.Bench.Scale;

/// <summary>A partition's write units, which flow in evenly; what a second leaves is gone.</summary>
internal sealed class Partition(double unitsPerSecond)
{
    private double used;
    private double last;

    /// <summary>Whether the write is taken; if not, it is throttled and nothing is written.</summary>
    /// <param name="now">In seconds, never before the last one.</param>
    internal bool TryWrite(double now, int cost)
    {
        used = Math.Max(0, used - ((now - last) * unitsPerSecond));
        last = now;
        if (used + cost > unitsPerSecond) return false;
        used += cost;
        return true;
    }
}
