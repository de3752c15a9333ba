using Blog.ReliabilityTests.Checking;

namespace Blog.ReliabilityTests.Load;

/// <summary>What the callers of one blog have seen of its posts, so that they meet on the same ones.</summary>
internal sealed class Board
{
    private const int MostDead = 6;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Seen> alive = new(StringComparer.Ordinal);
    private readonly List<Seen> dead = [];
    private int origins, titles;

    internal int Alive
    {
        get
        {
            lock (gate) return alive.Count;
        }
    }

    internal string NewOrigin() => $"origin-{Interlocked.Increment(ref origins)}";

    internal string NewTitle() => $"title-{Interlocked.Increment(ref titles)}";

    /// <summary>Returns those that nobody has seen before.</summary>
    internal IReadOnlyList<Seen> Note(IEnumerable<Seen> posts)
    {
        lock (gate)
            return [.. posts.Where(post => !IsDead(post)).Where(Add)];
    }

    internal void Bury(Seen post)
    {
        lock (gate)
        {
            if (!alive.Remove(post.Id)) return;
            dead.Add(post);
            if (dead.Count > MostDead) dead.RemoveAt(0);
        }
    }

    /// <summary>A post that was there, or one that was deleted lately; null if there is none.</summary>
    internal Seen? Draw(Random random, bool isAlive)
    {
        lock (gate)
        {
            var from = isAlive ? [.. alive.Values] : dead;
            return from.Count == 0 ? null : from[random.Next(from.Count)];
        }
    }

    private bool Add(Seen post)
    {
        var isNew = !alive.TryGetValue(post.Id, out var known);
        if (isNew || known!.Version < post.Version) alive[post.Id] = post;
        return isNew;
    }

    private bool IsDead(Seen post) => dead.Exists(other => other.Id == post.Id);
}
