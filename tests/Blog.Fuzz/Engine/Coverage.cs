using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Blog.Fuzz.Engine;

/// <summary>
/// Which branches an execution took and, roughly, how often: the map that SharpFuzz's instrumentation writes, in the
/// way of AFL. A feature is a pair of branches in one of eight ranges of its count.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private readonly byte* map = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] seen = new byte[Size];

    internal Coverage() => Trace.SharedMem = map;

    /// <summary>Those of all executions that <see cref="Take()"/> has seen.</summary>
    internal int Features { get; private set; }

    internal void Begin()
    {
        new Span<byte>(map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>How many features of the last execution are new; they are known from now on.</summary>
    internal int Take()
    {
        var found = 0;
        var words = new ReadOnlySpan<ulong>(map, Size / sizeof(ulong));
        for (var at = words.IndexOfAnyExcept(0UL); at < words.Length; at++)
        {
            if (at < 0) break;
            if (words[at] == 0) continue;
            for (var index = at * sizeof(ulong); index < (at + 1) * sizeof(ulong); index++) found += Take(index);
        }

        Features += found;
        return found;
    }

    private int Take(int index)
    {
        var range = Range(map[index]);
        if ((seen[index] | range) == seen[index]) return 0;
        seen[index] |= range;
        return 1;
    }

    /// <summary>A bit for each of 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, and more.</summary>
    private static byte Range(byte count) => count switch
    {
        0 => 0,
        <= 3 => (byte)(1 << (count - 1)),
        >= 128 => 128,
        >= 32 => 64,
        _ => (byte)(1 << (BitOperations.Log2(count) + 1)),
    };
}
