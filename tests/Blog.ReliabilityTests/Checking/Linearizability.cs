namespace Blog.ReliabilityTests.Checking;

/// <summary>One call on a value, with the time of its request and that of its response, by one clock.</summary>
/// <param name="End">Null for a call without a response: it is done at any time after its start, or never.</param>
/// <param name="Step">The value after the call; null where the call cannot have had its response at that value.</param>
/// <param name="Alike">Calls without a response that can stand for each other have one key; null for none.</param>
/// <param name="Text">For a report.</param>
internal sealed record Operation<TState>(
    long Start,
    long? End,
    Func<TState, TState?> Step,
    string Text,
    string? Alike = null)
    where TState : struct, IEquatable<TState>;

internal enum Judgement
{
    Linearizable,
    Violated,

    /// <summary>There were more orders than are tried.</summary>
    Undecided,
}

/// <param name="Stuck">The calls of which one comes next where the longest order ends.</param>
internal sealed record Finding(Judgement Judgement, string State, IReadOnlyList<string> Stuck);

/// <summary>
/// Whether calls that overlap are explained by some order of them, one after another, in which each call stands
/// between its start and its end: the search of Wing and Gong with the memory of Lowe, as in porcupine.
/// </summary>
internal static class Linearizability
{
    private const int MostNodes = 400_000;

    internal static Finding Check<TState>(TState initial, IEnumerable<Operation<TState>> operations)
        where TState : struct, IEquatable<TState>
    {
        var all = operations.OrderBy(operation => operation.Start).ToArray();
        var first = new Node<TState>(initial, new Marks(all.Length), all.Count(operation => operation.End is not null));
        var (seen, next, deepest) = (new HashSet<Node<TState>>(), new Stack<Node<TState>>([first]), first);
        while (next.TryPop(out var node))
        {
            if (!seen.Add(node)) continue;
            if (node.Left == 0) return new(Judgement.Linearizable, "", []);
            if (seen.Count > MostNodes) return Stuck(Judgement.Undecided, deepest, all);
            if (node.Left < deepest.Left) deepest = node;
            foreach (var successor in Successors(node, all)) next.Push(successor);
        }

        return Stuck(Judgement.Violated, deepest, all);
    }

    /// <summary>
    /// A call with a response that changes nothing here may as well come now. The last successor is tried first: the
    /// call that ended first; calls without a response come after all others.
    /// </summary>
    private static List<Node<TState>> Successors<TState>(Node<TState> node, Operation<TState>[] all)
        where TState : struct, IEquatable<TState>
    {
        var (surely, perhaps) = (new List<(long End, Node<TState> Node)>(), new List<Node<TState>>());
        foreach (var index in Candidates(node, all))
        {
            var operation = all[index];
            if (operation.Step(node.State) is not { } state) continue;
            var isSame = state.Equals(node.State);
            var (isSure, marks) = (operation.End is not null, node.Done.With(index));
            if (isSure && isSame) return [new(state, marks, node.Left - 1)];
            if (isSure) surely.Add((operation.End!.Value, new(state, marks, node.Left - 1)));
            else if (!isSame) perhaps.Add(new(state, marks, node.Left));
        }

        return [.. perhaps, .. surely.OrderByDescending(each => each.End).Select(each => each.Node)];
    }

    /// <summary>The calls that began before any of the others that are left had ended.</summary>
    private static IEnumerable<int> Candidates<TState>(Node<TState> node, Operation<TState>[] all)
        where TState : struct, IEquatable<TState>
    {
        var (firstEnd, alike) = (long.MaxValue, new HashSet<string>(StringComparer.Ordinal));
        for (var index = 0; index < all.Length && all[index].Start < firstEnd; index++)
        {
            if (node.Done.Has(index)) continue;
            if (all[index].End is { } end) firstEnd = Math.Min(firstEnd, end);
            if (all[index].Alike is not { } key || alike.Add(key)) yield return index;
        }
    }

    private static Finding Stuck<TState>(Judgement judgement, Node<TState> node, Operation<TState>[] all)
        where TState : struct, IEquatable<TState> =>
        new(judgement, $"{node.State}", [.. Candidates(node, all).Select(index => all[index].Text)]);

    private sealed record Node<TState>(TState State, Marks Done, int Left)
        where TState : struct, IEquatable<TState>;

    /// <summary>A set of indexes, compared by its members.</summary>
    private sealed class Marks : IEquatable<Marks>
    {
        private readonly ulong[] words;
        private readonly int hash;

        internal Marks(int length) => words = new ulong[(length + 63) / 64];

        private Marks(ulong[] words)
        {
            this.words = words;
            var code = default(HashCode);
            foreach (var word in words) code.Add(word);
            hash = code.ToHashCode();
        }

        internal bool Has(int index) => (words[index / 64] >> (index % 64) & 1) == 1;

        internal Marks With(int index)
        {
            var copy = (ulong[])words.Clone();
            copy[index / 64] |= 1UL << (index % 64);
            return new(copy);
        }

        public bool Equals(Marks? other) => other is not null && words.AsSpan().SequenceEqual(other.words);

        public override bool Equals(object? obj) => Equals(obj as Marks);

        public override int GetHashCode() => hash;
    }
}
